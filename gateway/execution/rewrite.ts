import type { FetchDataRewrite } from '@apollo/query-planner';
import { isRecord } from '../is-record';
import type { Data } from './merge';
import type { TypeConditions } from './type-conditions';

const fragmentPrefix = '... on ';

/** Changes keys or values as the planner asks for, where one department knows a type by another name. */
export function rewriter(
  rewrites: readonly FetchDataRewrite[] | undefined,
  types: TypeConditions,
): ((value: unknown) => void) | null {
  if (!rewrites?.length) return null;
  const steps = rewrites.map((rewrite) => stepOf(rewrite, types));
  return (value) => steps.forEach((step) => step(value));
}

function stepOf(rewrite: FetchDataRewrite, types: TypeConditions): (value: unknown) => void {
  const parents = rewrite.path.slice(0, -1);
  const key = rewrite.path.at(-1)!;
  const change = (object: Data) => {
    if (rewrite.kind === 'ValueSetter') {
      object[key] = rewrite.setValueTo;
    } else if (Object.hasOwn(object, key) && object[key] !== undefined) {
      object[rewrite.renameKeyTo] = object[key];
      // Not deleted: that would make the object slow to read for all who come after.
      object[key] = undefined;
    }
  };
  const walk = (value: unknown, from: number): void => {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, from));
    if (!isRecord(value)) return;
    const element = parents[from];
    if (element === undefined) return change(value);
    if (!element.startsWith(fragmentPrefix)) return walk(value[element], from + 1);
    const typename = value['__typename'];
    const condition = element.slice(fragmentPrefix.length);
    if (typeof typename !== 'string' || types.holds(typename, condition)) walk(value, from + 1);
  };
  return (value) => walk(value, 0);
}
