import { betaMean } from './beta-mean';
import type { PurchaseHistory } from './history';
import type { HistoryGroups } from './history-groups';
import { logGamma } from './log-gamma';
import { logAddExp } from './log-sum';
import type { Parameters, PurchaseModel } from './model';

const four = (parameters: Parameters) => parameters as readonly [number, number, number, number];

/** Mean of (1 − (1 + pτ)^−k) / p over p ~ Beta(a, b): purchases of a customer who is with us, τ = weeks / (α + age). */
function meanPurchases(k: number, tau: number, a: number, b: number): number {
  const purchases = (p: number) => -Math.expm1(-k * Math.log1p(p * tau)) / p;
  if (a >= 0.5) return betaMean(purchases, a, b);
  // Nearly all weight lies where p is about 0 and nobody stops: only what stopping costs is integrated.
  const cost = (p: number) => (k * p * tau < 1e-6 ? (k * (k + 1) * tau * tau * p) / 2 : k * tau - purchases(p));
  return k * tau - betaMean(cost, a, b, { vanishing: true });
}

/**
 * Beta-geometric/NBD: a customer buys at a rate λ ~ Gamma(r, α) and stops after a purchase with a probability
 * p ~ Beta(a, b). mayStopAtOnce: after the first one too, which makes it MBG/NBD; else only after a repeat purchase.
 *
 * P. Fader, B. Hardie & K. Lee, "Counting your customers" the easy way, Marketing Science 24 (2005);
 * E. Batislam, M. Denizel & A. Filiztekin, Empirical validation and comparison of models for customer base analysis,
 * International Journal of Research in Marketing 24 (2007). Purchases to expect are the papers' integral over p
 * itself, and not its closed form in ₂F₁, which has a pole at a = 1 and loses all digits for some r and a.
 */
export function betaGeometric(
  name: 'bgnbd' | 'mbgnbd',
  title: string,
  { mayStopAtOnce }: { mayStopAtOnce: boolean },
): PurchaseModel {
  const chances = mayStopAtOnce ? 1 : 0;

  /** The odds that a customer with this history has stopped. */
  function stoppedOdds(parameters: Parameters, { frequency, recency, age }: PurchaseHistory): number {
    const [r, alpha, a, b] = four(parameters);
    if (frequency + chances === 0) return 0;
    const silence = (r + frequency) * Math.log((alpha + age) / (alpha + recency));
    return (a / (b + frequency + chances - 1)) * Math.exp(silence);
  }

  return {
    name,
    title,
    parameterNames: ['r', 'alpha', 'a', 'b'],
    dropoutParameters: [2, 3],
    start: (_weeks, rate) => [0.5, 0.5 / rate, 0.8, 2.5],

    logLikelihood(parameters: Parameters, groups: HistoryGroups): number {
      const [r, alpha, a, b] = four(parameters);
      const fixed = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
      const ofFrequency = groups.frequencies.map(
        (x) => fixed + logGamma(r + x) + logGamma(b + x + chances) - logGamma(a + b + x + chances),
      );
      const stopOdds = groups.frequencies.map((x) =>
        x + chances > 0 ? Math.log(a / (b + x + chances - 1)) : -Infinity,
      );
      const ofPair = Float64Array.from(groups.pairs, (pair) => -(r + pair.frequency) * Math.log(alpha + pair.weeks));
      let sum = 0;
      for (let group = 0; group < groups.weight.length; group += 1) {
        const x = groups.frequency[group] as number;
        const stopped = (stopOdds[x] as number) + (ofPair[groups.recency[group] as number] as number);
        const active = ofPair[groups.age[group] as number] as number;
        sum += (groups.weight[group] as number) * ((ofFrequency[x] as number) + logAddExp(active, stopped));
      }
      return sum;
    },

    aliveProbability: (parameters, history) => 1 / (1 + stoppedOdds(parameters, history)),

    purchasesIfActive(parameters, frequency, age, weeks) {
      const [r, alpha, a, b] = four(parameters);
      return meanPurchases(r + frequency, weeks / (alpha + age), a, b + frequency + chances);
    },

    // Nobody stops before the next purchase.
    repeatIfActive(parameters, frequency, age, weeks) {
      const [r, alpha] = four(parameters);
      return -Math.expm1(-(r + frequency) * Math.log1p(weeks / (alpha + age)));
    },
  };
}
