import { betaGeometric } from './beta-geometric';
import { logBeta, logGamma } from './log-gamma';
import type { Parameters } from './model';

export const bgNbd = betaGeometric('bgnbd', 'BG/NBD', { mayStopAtOnce: false });

/** Share of the probability that NBD purchases within the weeks are count or more, summed from the smallest term up. */
function nbdTail(r: number, alpha: number, count: number, weeks: number): number {
  const share = weeks / (alpha + weeks);
  let term = Math.exp(
    logGamma(r + count) - logGamma(r) - logGamma(count + 1) + r * Math.log1p(-share) + count * Math.log(share),
  );
  let sum = 0;
  for (let n = count; term > sum * 1e-17; n += 1) {
    sum += term;
    term *= ((r + n) / (n + 1)) * share;
  }
  return sum;
}

/** P(X(weeks) = count) of a new customer under BG/NBD (Fader, Hardie & Lee 2005, equation 8). */
export function bgNbdProbability(parameters: Parameters, count: number, weeks: number): number {
  const [r, alpha, a, b] = parameters as readonly [number, number, number, number];
  const share = weeks / (alpha + weeks);
  const active = Math.exp(
    logBeta(a, b + count) -
      logBeta(a, b) +
      logGamma(r + count) -
      logGamma(r) -
      logGamma(count + 1) +
      r * Math.log1p(-share) +
      count * Math.log(share),
  );
  if (count === 0) return active;
  return active + Math.exp(logBeta(a + 1, b + count - 1) - logBeta(a, b)) * nbdTail(r, alpha, count, weeks);
}
