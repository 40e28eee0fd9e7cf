import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { TypeConditions } from './type-conditions';

/** Apollo's planner for one supergraph. */
export class Planner {
  /** Of all types, those included that clients do not see. */
  readonly types: TypeConditions;
  readonly #schema: Schema;
  readonly #planner: QueryPlanner;

  /** The supergraph has been validated by whoever loaded it. */
  constructor(supergraphSdl: string) {
    const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
    this.types = new TypeConditions(supergraph.schema.toGraphQLJSSchema());
    this.#schema = supergraph.apiSchema();
    this.#planner = new QueryPlanner(supergraph);
  }

  /** Plans one operation of a valid document; questions about the schema itself are no part of the plan. */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan {
    return this.#planner.buildQueryPlan(operationFromDocument(this.#schema, document, { operationName }));
  }
}
