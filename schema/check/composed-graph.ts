import { composeServices } from '@apollo/composition';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { sharedDefinitions } from '../../subgraphs/kit/schema';
import { compositionFaults } from './composition-faults';
import { facetFaults } from './customer-facet';
import { unclearDeprecations } from './deprecations';
import { undescribed } from './described';
import { typeOf } from './elements';
import type { Violation } from './finding';
import { nonNullRoots } from './nullable-roots';
import { rightsViolations } from './rights';
import { differingCopies } from './shared-definitions';
import type { SubgraphSdl } from './subgraph-sdl';

/** The graph that subgraphs make together. */
export interface ComposedGraph {
  supergraphSdl: string;
  /** What clients see, sorted by name. */
  api: GraphQLSchema;
}

/**
 * A differing copy is told once: in composition's own words, unless it is a copy of a type that all share. Composition
 * also names departments that have no copy at all, so owners are those that have one.
 */
function withoutEchoes(faults: readonly Violation[], copies: readonly Violation[]): Violation[] {
  const shared = sharedDefinitions();
  const byType = new Map(copies.map((copy) => [copy.element, copy]));
  const kept = faults.filter(({ element }) => !(byType.has(typeOf(element)) && shared.has(typeOf(element))));
  const told = new Set(kept.map(({ element }) => typeOf(element)));
  return [
    ...kept.map((fault) => ({ ...fault, owners: byType.get(typeOf(fault.element))?.owners ?? fault.owners })),
    ...copies.filter(({ element }) => !told.has(element)),
  ];
}

/**
 * Composes the subgraphs and holds them against the rules that need nothing but the graph itself. graph is null when
 * they do not compose; with violations it is there, but not to be published.
 */
export function composeAndCheck(subgraphs: readonly SubgraphSdl[]): {
  graph: ComposedGraph | null;
  violations: Violation[];
} {
  const { errors, hints, supergraphSdl, schema } = composeServices([...subgraphs]);
  const contradictions = withoutEchoes(
    compositionFaults(errors ?? [], hints ?? [], subgraphs),
    differingCopies(subgraphs),
  );
  if (!supergraphSdl || !schema) return { graph: null, violations: contradictions };
  const api = lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema());
  return {
    graph: { supergraphSdl, api },
    violations: [
      ...contradictions,
      ...undescribed(api, supergraphSdl),
      ...nonNullRoots(api),
      ...facetFaults(api, supergraphSdl),
      ...rightsViolations(api, supergraphSdl),
      ...unclearDeprecations(api),
    ],
  };
}
