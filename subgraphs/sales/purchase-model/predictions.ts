import { daysPerWeek } from './history';
import type { CountedHistories } from './history-groups';
import type { FittedModel } from './model';

export interface Expectations {
  /** Purchases to expect of each customer. */
  expected: Float64Array;
  /** Probability of at least one purchase of each customer. */
  repeat: Float64Array;
  /** Probability that each customer has not stopped yet. */
  alive: Float64Array;
}

/**
 * What to expect of each customer within the days to come. What is true of all active customers of one age and
 * frequency is computed once: of a million customers some thousands differ in it.
 */
export function expectationsOf(
  { model, parameters }: FittedModel,
  { frequency, recencyDays, ageDays }: CountedHistories,
  days: number,
): Expectations {
  const weeks = days / daysPerWeek;
  const known = new Map<number, Map<number, { purchases: number; repeat: number }>>();
  const ifActive = (x: number, age: number) => {
    const ages = known.get(x) ?? known.set(x, new Map()).get(x);
    const found = ages?.get(age);
    if (found) return found;
    const made = {
      purchases: model.purchasesIfActive(parameters, x, age / daysPerWeek, weeks),
      repeat: model.repeatIfActive(parameters, x, age / daysPerWeek, weeks),
    };
    ages?.set(age, made);
    return made;
  };
  const size = frequency.length;
  const made = { expected: new Float64Array(size), repeat: new Float64Array(size), alive: new Float64Array(size) };
  for (let index = 0; index < size; index += 1) {
    const [x, days] = [frequency[index] as number, ageDays[index] as number];
    const recency = (recencyDays[index] as number) / daysPerWeek;
    const alive = model.aliveProbability(parameters, { frequency: x, recency, age: days / daysPerWeek });
    const active = ifActive(x, days);
    made.alive[index] = alive;
    made.expected[index] = alive * active.purchases;
    made.repeat[index] = alive * active.repeat;
  }
  return made;
}
