import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type Data, merge } from './merge';
import type { StandIns } from './planned-graph/stand-ins';
import type { TypeConditions } from './type-conditions';

interface Known {
  types: TypeConditions;
  standIns: StandIns;
}

/** What a department is told of an object to know which one is meant; null: too little is known of it. */
export type Represent = (object: Data) => Data | null;

type Take = (from: Data, into: Data) => boolean;

/** Compiles the selection by which the planner describes a representation. */
export function representation(selections: readonly QueryPlanSelectionNode[], known: Known): Represent {
  const takes = selections.map((node): Take => {
    if (node.kind !== 'Field') return takeFragment(node.typeCondition, node.selections, known);
    const inner = node.selections?.length ? representation(node.selections, known) : null;
    const key = node.alias ?? node.name;
    return takeField(key, known.standIns.get(key)?.name.value ?? key, inner);
  });
  return (object) => {
    const taken: Data = {};
    for (const take of takes) if (!take(object, taken)) return null;
    return taken;
  };
}

function takeField(key: string, told: string, inner: Represent | null): Take {
  const valueOf = (value: unknown): unknown => {
    if (value === null || inner === null) return value;
    return Array.isArray(value) ? value.map(valueOf) : inner(value as Data);
  };
  return (from, into) => {
    const value = from[key];
    if (value === undefined) return false;
    into[told] = valueOf(value);
    return true;
  };
}

function takeFragment(
  condition: string | undefined,
  selections: readonly QueryPlanSelectionNode[],
  known: Known,
): Take {
  const inner = representation(selections, known);
  return (from, into) => {
    const typename = from['__typename'];
    if (condition === undefined || typeof typename !== 'string' || !known.types.holds(typename, condition)) return true;
    const taken = inner(from);
    if (taken !== null) merge(into, taken);
    return true;
  };
}
