import type { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Context } from './context';
import { underRequestId } from './request-id';
import { type Tracing, traced } from './tracing/tracing';
import type { Viewer } from './viewer';

/** What a gateway in this process asks, on behalf of a viewer whom it knows. */
export interface NeighbourQuestion {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  viewer: Viewer;
  requestId: string;
  traceparent: string | null;
}

export interface NeighbourAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
}

/** Answers without HTTP what is asked in this process; rejects where HTTP would say 500. */
export type AnswerNeighbour = (question: NeighbourQuestion) => Promise<NeighbourAnswer>;

export const answersNeighbours =
  (
    apollo: ApolloServer<Context<unknown>>,
    contextOf: (viewer: Viewer) => Context<unknown>,
    tracing: Tracing | null,
  ): AnswerNeighbour =>
  async ({ query, operationName, variables, viewer, requestId, traceparent }) => {
    const run = () => apollo.executeOperation({ query, operationName, variables }, { contextValue: contextOf(viewer) });
    const { body, http } = await underRequestId(requestId, () =>
      tracing ? traced(tracing, { traceparent: traceparent ?? undefined, operationName }, run) : run(),
    );
    if (body.kind !== 'single' || (http.status ?? 200) >= 500) throw new Error(`status ${http.status}`);
    const { data, errors } = body.singleResult;
    // Errors are few, and made with fields that are undefined.
    return { data, ...(errors && { errors: JSON.parse(JSON.stringify(errors)) as GraphQLFormattedError[] }) };
  };
