// Coefficients of Lanczos' series for g = 7 with nine terms (P. Godfrey, 2001): relative error below 1e-14.
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const halfLogOfTwoPi = 0.5 * Math.log(2 * Math.PI);

/** The natural logarithm of Γ(x) for x > 0. */
export function logGamma(x: number): number {
  // Near 0 the series loses digits, and Γ(x) = Γ(x + 1) / x does not.
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  const series = lanczos.reduce((sum, term, index) => (index === 0 ? term : sum + term / (shifted + index)), 0);
  return halfLogOfTwoPi + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/** The natural logarithm of the beta function for a, b > 0. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
