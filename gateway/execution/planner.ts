import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { ComposedDirectives } from './composed-directives';
import { plannedGraphOf, type PlannedGraph } from './planned-graph/planned-graph';
import { restoredPlan } from './planned-graph/restored-plan';
import { TypeConditions } from './type-conditions';

/** Apollo's planner for one supergraph. */
export class Planner {
  /** Of all types, those included that clients do not see. */
  readonly types: TypeConditions;
  readonly graph: PlannedGraph;
  readonly directives: ComposedDirectives;
  readonly #schema: Schema;
  readonly #planner: QueryPlanner;

  /** The supergraph has been validated by whoever loaded it. */
  constructor(supergraphSdl: string) {
    this.graph = plannedGraphOf(supergraphSdl);
    const supergraph = Supergraph.build(this.graph.supergraph, { validateSupergraph: false });
    this.types = new TypeConditions(supergraph.schema.toGraphQLJSSchema());
    this.directives = new ComposedDirectives(this.graph.supergraph, supergraph.schema);
    this.#schema = supergraph.apiSchema();
    this.#planner = new QueryPlanner(supergraph);
  }

  /** Plans one operation of a valid document; questions about the schema itself are no part of the plan. */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan {
    const known = this.directives.removedFrom(document);
    const operation = operationFromDocument(this.#schema, known, { operationName });
    return restoredPlan(this.#planner.buildQueryPlan(operation), this.graph);
  }
}
