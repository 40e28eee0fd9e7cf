const tiny = 1e-300;
const enough = 1e-13;
const shortTerms = 40;
const maximumTerms = 100_000;

/** The power series where it needs few terms; null elsewhere. */
function shortSeries(b: number, c: number, z: number): number | null {
  let [sum, term] = [0, 1];
  for (let n = 0; n < shortTerms; n += 1) {
    sum += term;
    if (term < enough * sum) return sum;
    term *= ((b + n) / (c + n)) * z;
  }
  return null;
}

/**
 * ₂F₁(1, b; c; z) for 0 ≤ z < 1 and 0 < b < c, whose terms are all positive: by its power series where that is short,
 * else by Gauss's continued fraction (DLMF 15.7.1), evaluated from the front (Lentz's method). Where z is near 1 the
 * fraction needs 1/√(1 − z) terms; the series would need 1/(1 − z).
 */
export function gaussFraction(b: number, c: number, z: number): number {
  const short = shortSeries(b, c, z);
  if (short !== null) return short;
  const d = c - 1;
  let [value, upper, lower] = [1, 1, 0];
  for (let term = 1; term <= maximumTerms; term += 1) {
    const n = Math.floor(term / 2);
    const coefficient =
      term % 2 === 1
        ? ((b + n) * (d + n)) / ((d + 2 * n) * (d + 2 * n + 1))
        : (n * (d - b + n)) / ((d + 2 * n - 1) * (d + 2 * n));
    lower = 1 - coefficient * z * lower;
    lower = 1 / (Math.abs(lower) < tiny ? tiny : lower);
    upper = 1 - (coefficient * z) / upper;
    if (Math.abs(upper) < tiny) upper = tiny;
    const factor = upper * lower;
    value *= factor;
    if (Math.abs(factor - 1) < enough) break;
  }
  return 1 / value;
}
