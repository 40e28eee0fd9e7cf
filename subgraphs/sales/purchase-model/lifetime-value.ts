import type { PurchaseHistory } from './history';
import { type FittedModel, expectedPurchases } from './model';

/** 365.25 days in twelve months, in weeks of seven days; 4.345 in the literature. */
export const weeksPerMonth = 4.345;

export interface Discounting {
  months: number;
  /** Share by which money is worth less a month later, for example 0.01. */
  monthlyDiscount: number;
}

/**
 * What a customer is expected to spend within the months to come, each month's purchases discounted to now. Months
 * are of 4.345 weeks: 30 of the model's weeks for a month would be a mistake seen in print. A last month may be a
 * part of one.
 */
export function predictedValue(
  fitted: FittedModel,
  history: PurchaseHistory,
  meanSpend: number,
  { months, monthlyDiscount }: Discounting,
): number {
  let [value, before] = [0, 0];
  for (let month = 1; month < months + 1; month += 1) {
    const end = Math.min(month, months);
    const until = expectedPurchases(fitted, history, end * weeksPerMonth);
    value += (until - before) / (1 + monthlyDiscount) ** end;
    before = until;
  }
  return value * meanSpend;
}
