import { fitModel } from './fit';
import { type FittedModel } from './model';
import { expectationsOf } from './predictions';
import type { PurchaseLog } from './purchase-log';

/**
 * How the risk of churn, of no purchase within the horizon, follows from the purchases to expect E: its odds are
 * exp(−level) E^−slope. Ranked by E, because one-time buyers, whom BG/NBD takes for active with certainty, would come
 * out safest by the probability to be alive.
 */
export interface ChurnCurve {
  level: number;
  slope: number;
  /** Customers whose held-out purchases the curve was fitted to; 0 for a curve that was not. */
  customers: number;
}

// Below this a purchase is not to be expected in any language.
const leastExpected = 1e-9;
// Customers who bought, and who did not, without which a curve would follow chance.
const fewest = 30;

/** The probability of no purchase within the horizon over which the expectation was made. */
export function churnRisk(curve: ChurnCurve, expected: number): number {
  // Purchases as they come by chance: what is known without held-out ones.
  if (curve.customers === 0) return Math.exp(-expected);
  return 1 / (1 + Math.exp(curve.level + curve.slope * Math.log(Math.max(expected, leastExpected))));
}

/** Logistic regression of whether somebody bought on the logarithm of what was expected, by Newton's method. */
function regress(logs: Float64Array, bought: Uint8Array): { level: number; slope: number } | null {
  let [level, slope] = [0, 1];
  for (let step = 0; step < 50; step += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
    logs.forEach((log, index) => {
      const share = 1 / (1 + Math.exp(-(level + slope * log)));
      const error = (bought[index] as number) - share;
      const weight = share * (1 - share);
      [g0, g1] = [g0 + error, g1 + error * log];
      [h00, h01, h11] = [h00 + weight, h01 + weight * log, h11 + weight * log * log];
    });
    const determinant = h00 * h11 - h01 * h01;
    const [up, along] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
    if (!Number.isFinite(up) || !Number.isFinite(along)) return null;
    [level, slope] = [level + up, slope + along];
    if (Math.abs(up) + Math.abs(along) < 1e-9) break;
  }
  return slope > 0 && Number.isFinite(level) ? { level, slope } : null;
}

/**
 * The curve as the last part of the log, held out, teaches it: the model is fitted up to a day before its end, and
 * what it expected there is held against what was bought until the end. At most a third of the log is held out.
 */
export function calibrateChurn(
  log: PurchaseLog,
  { model, parameters }: FittedModel,
  { lastDay, horizonDays }: { lastDay: number; horizonDays: number },
): ChurnCurve {
  const unknown: ChurnCurve = { level: 0, slope: 1, customers: 0 };
  const days = Math.min(horizonDays, Math.floor((lastDay - log.firstDay) / 3));
  if (days < 1) return unknown;
  const before = log.historiesUntil(lastDay - days);
  if (before.customer.length < 2 * fewest) return unknown;
  const later = log.purchaseDaysBetween(lastDay - days, lastDay);
  const bought = Uint8Array.from(before.customer, (customer) => ((later[customer] as number) > 0 ? 1 : 0));
  const buyers = bought.reduce((sum, one) => sum + one, 0);
  if (Math.min(buyers, bought.length - buyers) < fewest) return unknown;
  const earlier = fitModel(model, before, { amounts: false, start: parameters });
  const { expected } = expectationsOf(earlier, before, days);
  const curve = regress(
    expected.map((value) => Math.log(Math.max(value, leastExpected))),
    bought,
  );
  return curve ? { ...curve, customers: bought.length } : unknown;
}
