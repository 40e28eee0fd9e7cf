import { Refusal } from '../../kit/errors';
import type { Metric, MetricQuality, MoneyMetric } from '../../kit/metric';
import { type Money, estimatedMoney, requireCurrency } from '../../kit/money';
import { churnRisk as riskOf } from '../purchase-model/churn';
import { expectedSpend } from '../purchase-model/gamma-gamma';
import { daysPerWeek } from '../purchase-model/history';
import { predictedValue, weeksPerMonth } from '../purchase-model/lifetime-value';
import { expectedPurchases, repeatProbability } from '../purchase-model/model';
import { purchaseModels } from '../purchase-model/models';
import type { Buying } from './buying';
import type { PurchaseFit } from './entity';
import { churnHorizonDays } from './horizon';
import { fifthOf } from './quintiles';

/** What every figure of a customer is made of. */
export interface Known {
  fit: PurchaseFit | null;
  /** Null for somebody who has not bought yet. */
  buying: Buying | null;
  asOf: Date;
}

const maximumHorizonDays = 3650;
const monthlyDiscount = 0.01;
// Fitted nightly: a week without a fit is a fault.
const staleMillis = 8 * 86_400_000;

function requireHorizon(days: number): number {
  if (days >= 1 && days <= maximumHorizonDays) return days;
  throw new Refusal('INVALID', `horizonDays must be between 1 and ${maximumHorizonDays}, got ${days}`, ['horizonDays']);
}

const fittedOf = (fit: PurchaseFit) => ({ model: purchaseModels[fit.model], parameters: fit.parameters });

function qualityOf(fit: PurchaseFit, asOf: Date): MetricQuality {
  if (asOf.getTime() - fit.fittedAt.getTime() > staleMillis) return 'STALE';
  return fit.warnings.length > 0 ? 'PARTIAL' : 'GOOD';
}

function metric(known: Known, unit: string, definition: string, value: (fit: PurchaseFit, buying: Buying) => number) {
  const { fit, buying, asOf } = known;
  const evidence = { unit, definition, asOf, sampleSize: buying?.days.length ?? 0 };
  if (!fit || !buying) return { ...evidence, value: null, quality: 'INSUFFICIENT' as const };
  return { ...evidence, value: value(fit, buying), quality: qualityOf(fit, asOf) };
}

const expectedWithin = (fit: PurchaseFit, buying: Buying, days: number): number =>
  expectedPurchases(fittedOf(fit), buying.history, days / daysPerWeek);

/** Days with a purchase to expect within the horizon. */
export function expectedPurchasesWithin(known: Known, horizonDays: number): Metric {
  const days = requireHorizon(horizonDays);
  const definition = `Days with a purchase to expect within ${days} days, by the fitted purchase model from the customer's own days of purchase; summed over customers they miss what comes by up to a fifth.`;
  return metric(known, 'purchases', definition, (fit, buying) => expectedWithin(fit, buying, days));
}

/** Probability of a purchase within the horizon. */
export function repeatWithin(known: Known, horizonDays: number): Metric {
  const days = requireHorizon(horizonDays);
  const definition = `Probability of at least one purchase within ${days} days, by the fitted purchase model.`;
  return metric(known, 'probability', definition, (fit, buying) =>
    repeatProbability(fittedOf(fit), buying.history, days / daysPerWeek),
  );
}

/** Probability of no purchase within 90 days, calibrated; not 1 − P(alive), which is 0 for every one-time buyer. */
export function churnRisk(known: Known): Metric {
  const definition = `Probability of no purchase within ${churnHorizonDays} days, from the purchases to expect, calibrated on the last part of the orders held out of an earlier fit.`;
  return metric(known, 'probability', definition, (fit, buying) =>
    riskOf(fit.churn, expectedWithin(fit, buying, churnHorizonDays)),
  );
}

/** What the customer is expected to spend within the horizon, discounted; in the currency of the spend model only. */
export function valueWithin(known: Known, horizonDays: number, currencyCode: string | null): MoneyMetric {
  const days = requireHorizon(horizonDays);
  if (currencyCode !== null) requireCurrency(currencyCode, ['currencyCode']);
  const { fit, buying, asOf } = known;
  const definition = `Spend to expect within ${days} days: purchases to expect times the mean spend of one, discounted by 1 % for each month of ${weeksPerMonth} weeks.`;
  const evidence = { asOf, definition, sampleSize: buying?.days.length ?? 0 };
  const mean = fit?.spend && buying ? expectedSpend(fit.spend, buying.spend) : null;
  if (!fit?.currencyCode || !buying || mean === null || (currencyCode ?? fit.currencyCode) !== fit.currencyCode) {
    return { ...evidence, amount: null, quality: 'INSUFFICIENT' };
  }
  const months = days / daysPerWeek / weeksPerMonth;
  const value = predictedValue(fittedOf(fit), buying.history, mean, { months, monthlyDiscount });
  return { ...evidence, amount: estimatedMoney(value, fit.currencyCode), quality: qualityOf(fit, asOf) };
}

export interface RfmScore {
  recency: number;
  frequency: number;
  monetary: number;
  recencyDays: number;
  orderCount: number;
  spent: Money;
  asOf: Date;
}

/** The fifths of all buyers, as they were when the model was fitted, in which the customer lies today. */
export function rfmOf({ fit, buying, asOf }: Known, orderCount: number): RfmScore | null {
  if (!fit?.currencyCode || !buying) return null;
  const recencyDays = buying.today - (buying.days.at(-1) ?? buying.today);
  return {
    // The fewer days ago, the better.
    recency: 6 - fifthOf(fit.quintiles.recencyDays, recencyDays),
    frequency: fifthOf(fit.quintiles.purchases, buying.days.length),
    monetary: fifthOf(fit.quintiles.spent, buying.spent),
    recencyDays,
    orderCount,
    spent: estimatedMoney(buying.spent, fit.currencyCode),
    asOf,
  };
}
