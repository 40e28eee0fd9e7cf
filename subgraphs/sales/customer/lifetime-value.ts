import type { MoneyMetric } from '../../kit/metric';
import { money, requireCurrency } from '../../kit/money';
import type { OrderSummary } from './loaders';

const definition = 'Sum of order lines less returns, cancelled orders left out, in one currency.';

/** What a customer paid so far in one currency; PARTIAL when there are orders in other currencies too. */
export function lifetimeValue({ spent }: OrderSummary, currencyCode: string | null, asOf = new Date()): MoneyMetric {
  if (currencyCode !== null) requireCurrency(currencyCode, ['currencyCode']);
  const asked = currencyCode === null ? spent[0] : spent.find((one) => one.currencyCode === currencyCode);
  if (!asked) return { amount: null, asOf, sampleSize: 0, quality: 'INSUFFICIENT', definition };
  return {
    amount: money(asked.amount, asked.currencyCode),
    asOf,
    sampleSize: asked.orderCount,
    quality: spent.length > 1 ? 'PARTIAL' : 'GOOD',
    definition,
  };
}
