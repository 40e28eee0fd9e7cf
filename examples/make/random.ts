/** A seeded source of choices: the same name gives the same choices on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from low to high, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Weights need not add up to anything. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** Distinct items, in random order; all of them when there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
  /** Log-normal around the median: waiting times of people look like this. */
  spread(median: number, sigma: number): number;
}

// FNV-1a, 32 bit.
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of Buffer.from(name)) hash = Math.imul(hash ^ character, 0x01000193);
  return hash >>> 0;
}

/**
 * Each file draws from a source of its own name, so that a change to one file moves no other.
 * Mulberry32: 32 bits of state are plenty for a few thousand choices.
 */
export function randomFor(name: string): Random {
  let state = seedOf(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new Error('expected at least one item to pick from, got none');
    return item;
  };
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      const found = items.find(([, weight]) => (left -= weight) < 0) ?? items.at(-1);
      if (!found) throw new Error('expected at least one item to pick from, got none');
      return found[0];
    },
    sample: (items, count) => {
      const rest = [...items];
      const taken = Math.min(count, rest.length);
      for (let index = 0; index < taken; index++) {
        const other = int(index, rest.length - 1);
        [rest[index], rest[other]] = [rest[other]!, rest[index]!];
      }
      return rest.slice(0, taken);
    },
    spread: (median, sigma) => {
      // The sum of twelve uniform draws is close enough to normal, and uses no function that platforms round differently.
      let normal = -6;
      for (let draw = 0; draw < 12; draw++) normal += next();
      return median * 2 ** (normal * sigma);
    },
  };
}
