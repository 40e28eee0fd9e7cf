import { exceeds, type Refusal } from '../refused-operation';
import type { Limits } from './limits';
import { measureJson } from './measure-values';

/** Why an operation must not be run with these variables; null: they are not too large. */
export function checkVariables(variables: Record<string, unknown> | undefined, limits: Limits): Refusal | null {
  for (const value of Object.values(variables ?? {})) {
    if (typeof value !== 'object' || value === null) continue;
    const { listItems, inputDepth } = measureJson(value);
    if (listItems > limits.listItems) {
      const counted = 'items in a list';
      return exceeds({ limit: 'listItems', allowed: limits.listItems, found: listItems, counted });
    }
    if (inputDepth > limits.inputDepth) {
      const counted = 'levels within a value';
      return exceeds({ limit: 'inputDepth', allowed: limits.inputDepth, found: inputDepth, counted });
    }
  }
  return null;
}
