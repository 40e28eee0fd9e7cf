import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { ExecutionResult, FormattedExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context';
import { formatError } from '../graphql-error';
import { longestList, longestListOf } from '../list-limit';
import { KnownDocuments } from './known-documents';

/** What is asked of a subgraph. */
export interface Question {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/** Answers a question to whoever the context says. */
export type Answer = (context: Context<unknown>) => Promise<FormattedExecutionResult>;

/**
 * Answers operations whose document has been asked before, as Apollo would: its pipeline costs more than what the
 * resolvers do. Whatever is new or wrong with a question is left to Apollo.
 */
export class Operations {
  readonly #documents: KnownDocuments;

  constructor(
    schema: GraphQLSchema,
    private readonly log: Logger,
  ) {
    this.#documents = new KnownDocuments(schema);
  }

  /** For Apollo, whose questions are answered here the next time. */
  get plugin(): ApolloServerPlugin {
    return this.#documents.plugin;
  }

  /** How to answer here; null: Apollo has to. */
  find({ query, variables, operationName }: Question): Answer | null {
    const operation = this.#documents.operation(query, operationName ?? null);
    if (!operation) return null;
    const { readVariables, compiled } = operation;
    const given = variables ?? {};
    if (Math.max(operation.longestList, longestListOf(given)) > longestList) return null;
    const coerced = readVariables(given);
    if (!coerced || !compiled.accepts(coerced)) return null;
    return (context) => this.#formattedResult(compiled.run(context, coerced));
  }

  /** How Apollo answers; rejects where HTTP would say 500. */
  byApollo({ query, variables, operationName }: Question, apollo: ApolloServer<Context<unknown>>): Answer {
    const request = { query, variables: variables ?? undefined, operationName: operationName ?? undefined };
    return async (contextValue) => {
      const { body, http } = await apollo.executeOperation(request, { contextValue });
      if (body.kind !== 'single' || (http.status ?? 200) >= 500) throw new Error(`status ${http.status}`);
      return body.singleResult;
    };
  }

  async #formattedResult(running: Promise<ExecutionResult>): Promise<FormattedExecutionResult> {
    const { data, errors } = await running;
    return errors ? { errors: errors.map((error) => this.#formatted(error)), data } : { data };
  }

  #formatted(error: GraphQLError) {
    const { http: _forApollo, ...extensions } = error.extensions;
    const code = extensions['code'] ?? 'INTERNAL_SERVER_ERROR';
    return formatError({ ...error.toJSON(), extensions: { ...extensions, code } }, error, this.log);
  }
}
