import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import type { GraphQLError } from 'graphql';
import type { EntityRequests } from './entity-requests';
import type { Data } from './merge';
import type { Path } from './places';
import type { Represented } from './represented';

/** One run of one operation. */
export interface Run {
  request: GatewayGraphQLRequestContext;
  /** As the client gave them. */
  variables: Readonly<Record<string, unknown>>;
  /** All that departments have answered so far. */
  root: Data;
  /** All that is in root is in words: nothing has had to be looked at more closely. */
  isInWords: boolean;
  errors: GraphQLError[];
  /** From the first step on that asks for entities. */
  entityRequests?: EntityRequests;
}

/** Objects of the answer that a step of the plan adds to, and their place in the plan's words. */
export interface Cursor {
  objects: readonly Data[];
  path: Path;
  /** What departments are told of them, by how they want to be told, while nothing new is known of them. */
  represented?: Map<string, Represented>;
}

/** One compiled step of a plan. Never rejects: what fails is told in the run's errors. */
export type Step = (run: Run, cursor: Cursor) => Promise<void> | void;
