import { daysPerWeek } from './history';

/** Histories counted in whole days, one place per customer. */
export interface CountedHistories {
  frequency: Int32Array;
  recencyDays: Int32Array;
  ageDays: Int32Array;
}

/**
 * Equal histories counted once: a million customers have some ten thousand histories. What depends on a frequency or
 * a time alone, or on a pair of them, is computed once for each that occurs, so these are numbered.
 */
export interface HistoryGroups {
  customers: number;
  /** How many customers share the history. */
  weight: Float64Array;
  /** Frequencies that occur, and the number of each group's. */
  frequencies: number[];
  frequency: Int32Array;
  /** Pairs of a frequency and a time in weeks that occur, and the numbers of each group's recency and age. */
  pairs: { frequency: number; weeks: number }[];
  recency: Int32Array;
  age: Int32Array;
}

/** Numbers values in the order they first occur. */
function numbering(): { numberOf(value: number): number; values: number[] } {
  const numbers = new Map<number, number>();
  const values: number[] = [];
  const numberOf = (value: number): number => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, values.length);
    return values.push(value) - 1;
  };
  return { numberOf, values };
}

/** Groups the histories of customers. */
export function groupHistories({ frequency, recencyDays, ageDays }: CountedHistories): HistoryGroups {
  const span = ageDays.reduce((longest, days) => Math.max(longest, days), 0) + 1;
  // One number holds a whole history: sorting numbers takes a tenth of the time and memory of a map of keys.
  const keys = Float64Array.from(
    frequency,
    (count, index) => (count * span + (recencyDays[index] as number)) * span + (ageDays[index] as number),
  ).sort();
  const starts = keys.reduce<number[]>((found, key, index) => {
    if (index === 0 || key !== keys[index - 1]) found.push(index);
    return found;
  }, []);
  const frequencies = numbering();
  const pairs = numbering();
  const groups: HistoryGroups = {
    customers: keys.length,
    weight: new Float64Array(starts.length),
    frequencies: frequencies.values,
    frequency: new Int32Array(starts.length),
    pairs: [],
    recency: new Int32Array(starts.length),
    age: new Int32Array(starts.length),
  };
  starts.forEach((start, group) => {
    const key = keys[start] as number;
    const rest = Math.floor(key / span);
    const count = Math.floor(rest / span);
    groups.weight[group] = (starts[group + 1] ?? keys.length) - start;
    groups.frequency[group] = frequencies.numberOf(count);
    groups.recency[group] = pairs.numberOf(count * span + (rest % span));
    groups.age[group] = pairs.numberOf(count * span + (key % span));
  });
  groups.pairs = pairs.values.map((pair) => ({
    frequency: Math.floor(pair / span),
    weeks: (pair % span) / daysPerWeek,
  }));
  return groups;
}
