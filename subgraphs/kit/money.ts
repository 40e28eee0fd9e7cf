import { Decimal } from 'decimal.js';
import { Refusal } from './errors';

/** An exact amount: decimal text, never a float. */
export interface Money {
  amount: string;
  currencyCode: string;
}

/** Arithmetic on amounts: 60 digits hold the product of any price, quantity and discount the graph accepts. */
export const Exact = Decimal.clone({ precision: 60, toExpNeg: -30, toExpPos: 60 });

const minorUnits = new Map<string, number>(
  Intl.supportedValuesOf('currency').map((code) => [
    code,
    new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2,
  ]),
);

/** Refuses what is not an ISO 4217 code. */
export function requireCurrency(code: string, field: string[]): string {
  if (!minorUnits.has(code)) {
    throw new Refusal('INVALID', 'currencyCode must be an ISO 4217 code such as USD or KRW', field);
  }
  return code;
}

/** Refuses amounts finer than four decimals: the finest unit a price is kept in. */
export function requireAmount(amount: string, field: string[]): string {
  const value = new Exact(amount);
  if (value.decimalPlaces() > 4) throw new Refusal('INVALID', 'an amount has at most four decimals', field);
  if (value.abs().gte('1e15')) throw new Refusal('INVALID', 'an amount has at most 15 digits before the point', field);
  return value.toFixed();
}

/** As the database writes what is not negative. */
const plainAmount = /^(0|[1-9]\d*)(?:\.(\d*?)0*)?$/;

/** Amount and currency as they go out: at least the currency's own decimals, never rounded. */
export function money(amount: string, currencyCode: string): Money {
  const decimals = minorUnits.get(currencyCode) ?? 2;
  // By its digits: nothing is calculated, and a page has many amounts.
  const [, whole, fraction = ''] = plainAmount.exec(amount) ?? [];
  if (whole !== undefined) {
    const digits = fraction.padEnd(decimals, '0');
    return { amount: digits === '' ? whole : `${whole}.${digits}`, currencyCode };
  }
  const value = new Exact(amount);
  return { amount: value.toFixed(Math.max(decimals, value.decimalPlaces())), currencyCode };
}

/** An estimate or a mean as an amount: rounded to the currency's own decimals, which is more than it can carry. */
export function estimatedMoney(value: Decimal.Value, currencyCode: string): Money {
  return { amount: new Exact(value).toFixed(minorUnits.get(currencyCode) ?? 2), currencyCode };
}
