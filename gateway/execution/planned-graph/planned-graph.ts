import { type DocumentNode, parse } from 'graphql';
import { withEntryKeys } from './entry-keys';
import { resolvableKeysFirst } from './resolvable-keys-first';
import { requiresArguments, type StandIns, withStandIns } from './stand-ins';
import { withTwins } from './twins';

/** A supergraph as the planner gets it, and how to read its plans. */
export interface PlannedGraph {
  supergraph: DocumentNode;
  standIns: StandIns;
  /** By the name that a plan has for a department, the department, where they differ. */
  departments: ReadonlyMap<string, string>;
}

/** Makes of a supergraph another that says the same, and that the planner plans rightly. */
export function plannedGraphOf(supergraphSdl: string): PlannedGraph {
  const entered = withEntryKeys(resolvableKeysFirst(parse(supergraphSdl, { noLocation: true })));
  // Most graphs have none, and need no schema made of them for it.
  if (!requiresArguments(entered.supergraph)) return entered;
  const stoodIn = withStandIns(entered.supergraph);
  const { supergraph, departments } = withTwins(stoodIn.supergraph, stoodIn.standIns);
  const published = [...departments].map(([twin, name]) => [twin, entered.departments.get(name) ?? name] as const);
  return {
    supergraph,
    standIns: new Map([...entered.standIns, ...stoodIn.standIns]),
    departments: new Map([...entered.departments, ...published]),
  };
}
