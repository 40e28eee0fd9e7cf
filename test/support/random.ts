/** Numbers that look random and are the same in every run. */
export interface Random {
  /** A whole number from 0 up to the limit, the limit left out. */
  below(limit: number): number;
  /** From 0 up to 1, 1 left out. */
  fraction: () => number;
  pick<Item>(items: readonly Item[]): Item;
}

/** Mulberry32: short, and even enough for tests. */
export function seededRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, fraction: next, pick: (items) => items[below(items.length)]! };
}
