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

/** Makes values when they are first asked for, and keeps them by key. */
function remembered<Value>(make: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/**
 * What to expect of each customer within the days to come, computed once for each history: a million customers have
 * some ten thousand. What is true of all active customers of one age and frequency is computed once for them.
 */
export function expectationsOf(
  { model, parameters }: FittedModel,
  { frequency, recencyDays, ageDays }: CountedHistories,
  days: number,
): Expectations {
  const weeks = days / daysPerWeek;
  const span = ageDays.reduce((longest, age) => Math.max(longest, age), 0) + 1;
  const ifActive = remembered((key) => {
    const [x, age] = [Math.floor(key / span), (key % span) / daysPerWeek];
    return {
      purchases: model.purchasesIfActive(parameters, x, age, weeks),
      repeat: model.repeatIfActive(parameters, x, age, weeks),
    };
  });
  // One number holds a frequency and an age, and one a whole history.
  const aliveOf = remembered((key) => {
    const rest = Math.floor(key / span);
    const history = { frequency: Math.floor(rest / span), recency: (key % span) / daysPerWeek };
    return model.aliveProbability(parameters, { ...history, age: (rest % span) / daysPerWeek });
  });
  const size = frequency.length;
  const made = { expected: new Float64Array(size), repeat: new Float64Array(size), alive: new Float64Array(size) };
  for (let index = 0; index < size; index += 1) {
    const pair = (frequency[index] as number) * span + (ageDays[index] as number);
    const alive = aliveOf(pair * span + (recencyDays[index] as number));
    const active = ifActive(pair);
    made.alive[index] = alive;
    made.expected[index] = alive * active.purchases;
    made.repeat[index] = alive * active.repeat;
  }
  return made;
}
