import { gaussFraction } from './gauss-fraction';
import type { PurchaseHistory } from './history';
import type { HistoryGroups } from './history-groups';
import { integrate } from './integrate';
import { logGamma } from './log-gamma';
import { logAddExp, logSubtractExp } from './log-sum';
import type { Parameters, PurchaseModel } from './model';

const four = (parameters: Parameters) => parameters as readonly [number, number, number, number];

/** log of (α + t)^−(r + x) (β + t)^−s: a customer who was active for t weeks. */
const logActive = ([r, alpha, s, beta]: readonly [number, number, number, number], x: number, weeks: number) =>
  -(r + x) * Math.log(alpha + weeks) - s * Math.log(beta + weeks);

/**
 * log of the integral over all times after t at which the customer may have stopped, times (r + s + x) / s. Euler's
 * transformation turns the papers' ₂F₁(r + s + x, …; r + s + x + 1; z) into ₂F₁(1, …; …; z), whose terms are positive
 * and which a continued fraction gives for every z, where the power series fails as α and β move apart.
 */
function logStoppedAfter(parameters: readonly [number, number, number, number], x: number, weeks: number): number {
  const [r, alpha, s, beta] = parameters;
  const active = logActive(parameters, x, weeks);
  if (alpha >= beta) {
    return active + Math.log(gaussFraction(r + x, r + s + x + 1, (alpha - beta) / (alpha + weeks)));
  }
  const fraction = gaussFraction(s + 1, r + s + x + 1, (beta - alpha) / (beta + weeks));
  return active + Math.log((alpha + weeks) / (beta + weeks)) + Math.log(fraction);
}

/** log of the odds that a customer with this history has stopped. */
function logStoppedOdds(parameters: Parameters, { frequency, recency, age }: PurchaseHistory): number {
  const known = four(parameters);
  const [r, , s] = known;
  const stopped = logSubtractExp(logStoppedAfter(known, frequency, recency), logStoppedAfter(known, frequency, age));
  return Math.log(s / (r + s + frequency)) + stopped - logActive(known, frequency, age);
}

/**
 * Pareto/NBD: a customer buys at a rate λ ~ Gamma(r, α) and stops at a time that is exponential with a rate
 * μ ~ Gamma(s, β).
 *
 * D. Schmittlein, D. Morrison & R. Colombo, Counting your customers: who are they and what will they do next?,
 * Management Science 33 (1987), in the notation of P. Fader & B. Hardie, A note on deriving the Pareto/NBD model (2005).
 */
export const paretoNbd: PurchaseModel = {
  name: 'pnbd',
  title: 'Pareto/NBD',
  parameterNames: ['r', 'alpha', 's', 'beta'],
  dropoutParameters: [2, 3],
  start: (weeks, rate) => [0.5, 0.5 / rate, 0.6, 0.4 * weeks],

  logLikelihood(parameters: Parameters, groups: HistoryGroups): number {
    const known = four(parameters);
    const [r, alpha, s, beta] = known;
    const fixed = r * Math.log(alpha) + s * Math.log(beta) - logGamma(r);
    const ofFrequency = groups.frequencies.map((x) => fixed + logGamma(r + x));
    const stopShare = groups.frequencies.map((x) => Math.log(s / (r + s + x)));
    const active = Float64Array.from(groups.pairs, (pair) => logActive(known, pair.frequency, pair.weeks));
    const after = Float64Array.from(groups.pairs, (pair) => logStoppedAfter(known, pair.frequency, pair.weeks));
    let sum = 0;
    for (let group = 0; group < groups.weight.length; group += 1) {
      const x = groups.frequency[group] as number;
      const age = groups.age[group] as number;
      const stopped = logSubtractExp(after[groups.recency[group] as number] as number, after[age] as number);
      const either = logAddExp(active[age] as number, (stopShare[x] as number) + stopped);
      sum += (groups.weight[group] as number) * ((ofFrequency[x] as number) + either);
    }
    return sum;
  },

  aliveProbability: (parameters, history) => 1 / (1 + Math.exp(logStoppedOdds(parameters, history))),

  // Given that the customer is active, λ and μ are independent again: Gamma(r + x, α + T) and Gamma(s, β + T).
  purchasesIfActive(parameters, frequency, age, weeks) {
    const [r, alpha, s, beta] = four(parameters);
    const logLeft = -Math.log1p(weeks / (beta + age));
    // (1 − left^(s − 1)) / (s − 1), which at s = 1 is −log left.
    const lasting = s === 1 ? -logLeft : -Math.expm1((s - 1) * logLeft) / (s - 1);
    return ((r + frequency) / (alpha + age)) * (beta + age) * lasting;
  },

  // The integral over the time of the next purchase, in v = log(1 + time / (α + T)), of buying then and not stopping
  // before.
  repeatIfActive(parameters, frequency, age, weeks) {
    const [r, alpha, s, beta] = four(parameters);
    const rate = r + frequency;
    const ratio = (alpha + age) / (beta + age);
    const density = (v: number) => rate * Math.exp(-rate * v - s * Math.log1p(ratio * Math.expm1(v)));
    return integrate(density, 0, Math.min(Math.log1p(weeks / (alpha + age)), 40 / rate));
  },
};
