import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
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

/** The objects and lists of its data are made for who asks and stay with them; what scalars are made of is copied. */
export interface NeighbourAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
}

/** Answers without HTTP what is asked in this process; rejects where HTTP would say 500. */
export type AnswerNeighbour = (question: NeighbourQuestion) => Promise<NeighbourAnswer>;

/** Answers neighbours by what answers any question of a viewer. */
export const answersNeighbours =
  (answer: (question: NeighbourQuestion) => Promise<FormattedExecutionResult>): AnswerNeighbour =>
  async (question) => {
    const { data, errors } = await answer(question);
    return { data, ...(errors && { errors }) };
  };
