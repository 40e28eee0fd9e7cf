// Beyond this share of the largest term nothing is left to add in double precision.
const negligible = 41;
// From this logit on p is 1 in double precision.
const certain = 40;

/**
 * The mean of f(p) over p ~ Beta(a, b), f smooth and of one sign. By the trapezoidal rule in the logit of p, which
 * converges exponentially there, however narrow or near 0 the distribution lies. vanishing: f is 0 at 0 like p is, so
 * that a may be next to 0.
 */
export function betaMean(f: (p: number) => number, a: number, b: number, { vanishing = false } = {}): number {
  const left = vanishing ? a + 1 : a;
  const step = Math.min(0.4, Math.sqrt(1 / left + 1 / b) / 2);
  const mode = Math.log(left / b);
  const logWeight = (logit: number) =>
    -left * Math.log1p(Math.exp(-logit)) - b * (logit > 30 ? logit : Math.log1p(Math.exp(logit)));
  const peak = logWeight(mode);
  // There each weight is the same share of the one before. Where b is next to 0 too, nothing becomes negligible for
  // millions of steps: fits of customers of whom hardly any bought again took minutes.
  const geometricFrom = certain + Math.max(0, Math.log(left));
  let [sum, whole] = [0, 0];
  for (const direction of [1, -1]) {
    for (let index = direction === 1 ? 0 : 1; ; index += 1) {
      const logit = mode + direction * index * step;
      const height = logWeight(logit) - peak;
      if (height < -negligible) break;
      const p = 1 / (1 + Math.exp(-logit));
      const standsForRest = direction === 1 && logit > geometricFrom;
      const weight = Math.exp(height) / (standsForRest ? -Math.expm1(-b * step) : 1);
      whole += weight;
      sum += weight * (vanishing ? f(p) / p : f(p));
      if (standsForRest) break;
    }
  }
  // The weights are those of Beta(a + 1, b) where f vanishes: E[p g(p)] is E[p] times the mean of g over them.
  return (sum / whole) * (vanishing ? a / (a + b) : 1);
}
