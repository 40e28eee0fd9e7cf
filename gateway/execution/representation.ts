import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type Data, merge } from './merge';
import type { TypeConditions } from './type-conditions';

/** What a department is told of an object to know which one is meant; null: too little is known of it. */
export type Represent = (object: Data) => Data | null;

type Take = (from: Data, into: Data) => boolean;

/** Compiles the selection by which the planner describes a representation. */
export function representation(selections: readonly QueryPlanSelectionNode[], types: TypeConditions): Represent {
  const takes = selections.map((node): Take => {
    if (node.kind !== 'Field') return takeFragment(node.typeCondition, node.selections, types);
    const inner = node.selections?.length ? representation(node.selections, types) : null;
    return takeField(node.alias ?? node.name, inner);
  });
  return (object) => {
    const taken: Data = {};
    for (const take of takes) if (!take(object, taken)) return null;
    return taken;
  };
}

function takeField(key: string, inner: Represent | null): Take {
  const valueOf = (value: unknown): unknown => {
    if (value === null || inner === null) return value;
    return Array.isArray(value) ? value.map(valueOf) : inner(value as Data);
  };
  return (from, into) => {
    const value = from[key];
    if (value === undefined) return false;
    into[key] = valueOf(value);
    return true;
  };
}

function takeFragment(
  condition: string | undefined,
  selections: readonly QueryPlanSelectionNode[],
  types: TypeConditions,
): Take {
  const inner = representation(selections, types);
  return (from, into) => {
    const typename = from['__typename'];
    if (condition === undefined || typeof typename !== 'string' || !types.holds(typename, condition)) return true;
    const taken = inner(from);
    if (taken !== null) merge(into, taken);
    return true;
  };
}
