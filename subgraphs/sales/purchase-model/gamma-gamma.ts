import type { SpendHistory } from './history';
import { type MaximumLikelihood, maximiseLikelihood } from './likelihood';
import { logGamma } from './log-gamma';

export interface SpendParameters {
  p: number;
  q: number;
  v: number;
}

/** Spend of customers who bought again and spent something, by frequency. */
export interface SpendGroups {
  customers: number;
  frequencies: number[];
  frequency: Int32Array;
  meanSpend: Float64Array;
  /** Repeat buyers whose mean spend is not above 0: their logarithm is not there, so they are left out. */
  leftOut: number;
}

/** Groups the repeat buyers that the model can take in. */
export function groupSpend(frequency: Int32Array, meanSpend: Float64Array): SpendGroups {
  const numbers = new Map<number, number>();
  const kept: number[] = [];
  let leftOut = 0;
  frequency.forEach((count, index) => {
    if (count === 0) return;
    if (!((meanSpend[index] as number) > 0)) leftOut += 1;
    else kept.push(index);
  });
  const place = (count: number) => numbers.get(count) ?? numbers.set(count, numbers.size).size - 1;
  const places = Int32Array.from(kept, (index) => place(frequency[index] as number));
  return {
    customers: kept.length,
    frequencies: [...numbers.keys()],
    frequency: places,
    meanSpend: Float64Array.from(kept, (index) => meanSpend[index] as number),
    leftOut,
  };
}

/**
 * Log-likelihood of Gamma-Gamma: spend of one purchase ~ Gamma(p, ν), and ν ~ Gamma(q, v) over customers.
 * P. Fader & B. Hardie, The Gamma-Gamma model of monetary value (2013), equation 1a.
 */
export function spendLogLikelihood({ p, q, v }: SpendParameters, groups: SpendGroups): number {
  const fixed = q * Math.log(v) - logGamma(q);
  const ofFrequency = groups.frequencies.map(
    (x) => fixed + logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x),
  );
  let sum = 0;
  for (let index = 0; index < groups.customers; index += 1) {
    const place = groups.frequency[index] as number;
    const x = groups.frequencies[place] as number;
    const mean = groups.meanSpend[index] as number;
    sum += (ofFrequency[place] as number) + (p * x - 1) * Math.log(mean) - (p * x + q) * Math.log(x * mean + v);
  }
  return sum;
}

const named = ([p, q, v]: readonly number[]): SpendParameters => ({ p: p ?? NaN, q: q ?? NaN, v: v ?? NaN });

/** Fits the spend model; null without anybody to fit it to. */
export function fitSpend(groups: SpendGroups): (SpendParameters & Omit<MaximumLikelihood, 'parameters'>) | null {
  if (groups.customers === 0) return null;
  const mean = groups.meanSpend.reduce((sum, value) => sum + value, 0) / groups.customers;
  const { parameters, ...rest } = maximiseLikelihood(
    (found) => spendLogLikelihood(named(found), groups),
    groups.customers,
    [
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
