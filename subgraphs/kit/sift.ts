import { Refusal } from './errors';

/** One item of a batch on its way through the steps that may refuse it. */
export interface Step<Value> {
  /** Place of the item in the batch. */
  position: number;
  value: Value;
}

export const steps = <Value>(values: readonly Value[]): Step<Value>[] =>
  values.map((value, position) => ({ value, position }));

/** Takes each item one step further; one that is refused leaves the batch, its Refusal in its place of the results. */
export function sift<Value, Next>(
  results: unknown[],
  items: readonly Step<Value>[],
  next: (value: Value, index: number) => Next,
): Step<Next>[] {
  return items.flatMap(({ value, position }, index) => {
    try {
      return [{ value: next(value, index), position }];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results[position] = error;
      return [];
    }
  });
}
