const step = 0.1;
const reach = 3.2;

const nodes = Array.from({ length: 2 * Math.round(reach / step) + 1 }, (_, index) => {
  const t = index * step - reach;
  const inner = (Math.PI / 2) * Math.sinh(t);
  return { place: Math.tanh(inner), weight: ((Math.PI / 2) * Math.cosh(t)) / Math.cosh(inner) ** 2 };
});

/** ∫ of a smooth function from one end to the other by the double exponential rule (Takahasi & Mori, 1974). */
export function integrate(f: (x: number) => number, from: number, to: number): number {
  const half = (to - from) / 2;
  const middle = (to + from) / 2;
  return half * step * nodes.reduce((sum, { place, weight }) => sum + weight * f(middle + half * place), 0);
}
