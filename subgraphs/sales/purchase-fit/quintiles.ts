/** The values that part all buyers into fifths, lowest first, four of each. */
export interface BuyerQuintiles {
  recencyDays: number[];
  purchases: number[];
  spent: number[];
}

/** The four values that part the sorted ones into fifths; empty without any. */
export function quintilesOf(values: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return [];
  return [1, 2, 3, 4].map((fifth) => sorted[Math.min(Math.floor((sorted.length * fifth) / 5), sorted.length - 1)] ?? 0);
}

/** The fifth a value lies in, 1 for the lowest: one more than the parting values it reaches. */
export const fifthOf = (quintiles: readonly number[], value: number): number =>
  1 + quintiles.filter((parting) => value >= parting).length;
