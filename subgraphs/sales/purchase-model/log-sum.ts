/** log(exp(a) + exp(b)) without leaving the range of numbers. */
export function logAddExp(a: number, b: number): number {
  const larger = Math.max(a, b);
  return larger === -Infinity ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}

/** log(exp(a) − exp(b)); −Infinity where rounding leaves no difference. */
export function logSubtractExp(a: number, b: number): number {
  const difference = b - a;
  if (difference >= 0) return -Infinity;
  // Each form is exact where the other loses digits (M. Mächler, Accurately computing log(1 − exp(−|a|)), 2012).
  return a + (difference > -Math.LN2 ? Math.log(-Math.expm1(difference)) : Math.log1p(-Math.exp(difference)));
}
