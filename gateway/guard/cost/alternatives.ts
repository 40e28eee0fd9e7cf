import type { Slice, Variables } from './slice';

/** inherited: how many items the field around says that lists directly in the selection have. */
export type Estimate = (variables: Variables, inherited: Slice | null) => number;

/** Costs nothing, whatever the variables. */
export const free: Estimate = () => 0;

/** What a part of a selection costs, and the types of the objects it is for; null: of all. */
export interface Part {
  types: ReadonlySet<string> | null;
  estimate: Estimate;
}

/** What a selection costs for the object that it costs most for: an object is of one type, so parts for others are not for it. */
export function costliest(parts: readonly Part[]): Estimate {
  const always = sumOf(parts.flatMap(({ types, estimate }) => (types === null ? [estimate] : [])));
  const others = parts.filter((part) => part.types !== null);
  const alternatives = alternativesOf(others);
  if (alternatives.length === 0) return always;
  if (alternatives.length === 1) return sumOf([always, ...alternatives[0]!.map((at) => others[at]!.estimate)]);
  return (variables, inherited) => {
    const costs = others.map(({ estimate }) => estimate(variables, inherited));
    const most = Math.max(...alternatives.map((indexes) => indexes.reduce((sum, at) => sum + costs[at]!, 0)));
    return always(variables, inherited) + most;
  };
}

/** Which parts are for one object together, each set of them once. */
function alternativesOf(parts: readonly Part[]): number[][] {
  const byType = new Map<string, number[]>();
  parts.forEach(({ types }, at) => {
    for (const type of types ?? []) byType.set(type, [...(byType.get(type) ?? []), at]);
  });
  return [...new Map([...byType.values()].map((indexes) => [indexes.join(), indexes])).values()];
}

function sumOf(estimates: readonly Estimate[]): Estimate {
  const paid = estimates.filter((estimate) => estimate !== free);
  if (paid.length < 2) return paid[0] ?? free;
  return (variables, inherited) => paid.reduce((sum, estimate) => sum + estimate(variables, inherited), 0);
}
