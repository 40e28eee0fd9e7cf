import { type Growing, growingNumbers } from './growing';
import type { SpendHistory } from './history';
import { type MaximumLikelihood, maximiseLikelihood } from './likelihood';
import { logGamma } from './log-gamma';

export interface SpendParameters {
  p: number;
  q: number;
  v: number;
}

/** Spend of the repeat buyers of one frequency. */
interface SpendGroup {
  frequency: number;
  /** Sum over all repeat purchases of each customer. */
  totals: Float64Array;
  /** Sum over the customers of the logarithm of the mean. */
  logMeans: number;
}

/** Spend of customers who bought again and spent something, by frequency. */
export interface SpendGroups {
  customers: number;
  groups: SpendGroup[];
  /** Mean over the customers of their own means. */
  mean: number;
  /** Repeat buyers whose mean spend is not above 0: their logarithm is not there, so they are left out. */
  leftOut: number;
}

/** Groups the repeat buyers that the model can take in. */
export function groupSpend(frequency: Int32Array, meanSpend: Float64Array): SpendGroups {
  const byFrequency = new Map<number, { totals: Growing<Float64Array>; logMeans: number }>();
  let [customers, sum, leftOut] = [0, 0, 0];
  frequency.forEach((count, index) => {
    if (count === 0) return;
    const mean = meanSpend[index] as number;
    if (!(mean > 0)) {
      leftOut += 1;
      return;
    }
    const group = byFrequency.get(count) ?? { totals: growingNumbers(), logMeans: 0 };
    byFrequency.set(count, group);
    group.totals.push(count * mean);
    group.logMeans += Math.log(mean);
    [customers, sum] = [customers + 1, sum + mean];
  });
  const groups = [...byFrequency].map(([count, { totals, logMeans }]) => ({
    frequency: count,
    totals: totals.view(),
    logMeans,
  }));
  return { customers, groups, mean: sum / customers, leftOut };
}

/**
 * Log-likelihood of Gamma-Gamma: spend of one purchase ~ Gamma(p, ν), and ν ~ Gamma(q, v) over customers.
 * P. Fader & B. Hardie, The Gamma-Gamma model of monetary value (2013), equation 1a.
 */
export function spendLogLikelihood({ p, q, v }: SpendParameters, { groups }: SpendGroups): number {
  const fixed = q * Math.log(v) - logGamma(q);
  let sum = 0;
  for (const { frequency: x, totals, logMeans } of groups) {
    const ofFrequency = fixed + logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x);
    let logTotals = 0;
    for (const total of totals) logTotals += Math.log(total + v);
    sum += totals.length * ofFrequency + (p * x - 1) * logMeans - (p * x + q) * logTotals;
  }
  return sum;
}

const named = ([p, q, v]: readonly number[]): SpendParameters => ({ p: p ?? NaN, q: q ?? NaN, v: v ?? NaN });

/** Fits the spend model, beginning at a start if there is one; null without anybody to fit it to. */
export function fitSpend(
  groups: SpendGroups,
  start: SpendParameters | null = null,
): (SpendParameters & Omit<MaximumLikelihood, 'parameters'>) | null {
  if (groups.customers === 0) return null;
  const { mean } = groups;
  const { parameters, ...rest } = maximiseLikelihood(
    (found) => spendLogLikelihood(named(found), groups),
    groups.customers,
    start
      ? [[start.p, start.q, start.v]]
      : [
          [5, 4, (mean * 3) / 5],
          [1, 2, mean],
        ],
  );
  return { ...named(parameters), ...rest };
}

/**
 * The mean spend to expect of a customer: between the customer's own and everybody's. Null where there is none: of a
 * customer without repeat purchases, when the spread of means has no mean (q ≤ 1).
 */
export function expectedSpend({ p, q, v }: SpendParameters, { frequency, meanSpend }: SpendHistory): number | null {
  const own = frequency > 0 && meanSpend > 0;
  const x = own ? frequency : 0;
  const weight = p * x + q - 1;
  return weight > 0 ? (p * (v + (own ? x * meanSpend : 0))) / weight : null;
}
