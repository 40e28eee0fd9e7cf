import type { MoneyMetric } from '../../kit/metric';
import { Exact, type Money, estimatedMoney, money, requireCurrency } from '../../kit/money';

const definition =
  'Recorded cost of the campaign in one currency / customers whose first touch it is, whether they have bought or not, rounded to the decimals of the currency.';

/** The sum in the currency asked for, or else in that of most records; null without one. */
function costIn(costs: readonly Money[], currencyCode: string | null | undefined): Money | null {
  if (currencyCode == null) return costs[0] ?? null;
  requireCurrency(currencyCode, ['currencyCode']);
  return costs.find((cost) => cost.currencyCode === currencyCode) ?? null;
}

/** What a campaign cost in one currency, exactly; null where nothing was recorded in it. */
export function campaignCost(costs: readonly Money[], currencyCode: string | null | undefined): Money | null {
  const cost = costIn(costs, currencyCode);
  return cost && money(cost.amount, cost.currencyCode);
}

/** What a campaign spent for each customer it won; PARTIAL when it has costs in other currencies too. */
export function acquisitionCost(
  costs: readonly Money[],
  customers: number,
  currencyCode: string | null | undefined,
  asOf = new Date(),
): MoneyMetric {
  const cost = costIn(costs, currencyCode);
  const evidence = { asOf, sampleSize: customers, definition };
  if (!cost || customers === 0) return { ...evidence, amount: null, quality: 'INSUFFICIENT' };
  return {
    ...evidence,
    amount: estimatedMoney(new Exact(cost.amount).dividedBy(customers), cost.currencyCode),
    quality: costs.length > 1 ? 'PARTIAL' : 'GOOD',
  };
}
