import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { OperationPlugin } from './pipeline/operation-plugin';

/** Notes what became of each operation, and gives errors of departments the place where the client finds a null. */
export function operationPlugin(logger: Logger): OperationPlugin {
  return {
    async requestDidStart({ contextValue: { observation, requestId } }) {
      return {
        async didResolveOperation({ operationName, operation }) {
          observation.operationName = operationName;
          observation.operationType = operation?.operation ?? null;
        },
        async willSendResponse({ response, queryHash, operationName }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (!result.errors) {
            observation.outcome = 'ok';
            return;
          }
          const isRefused = result.data === undefined || result.data === null;
          observation.outcome = !isRefused ? 'partial' : result.errors.some(isFault) ? 'failed' : 'refused';
          if (result.data) result.errors = distinct(result.errors.map((error) => shortened(error, result.data)));
          const codes = [...new Set(result.errors.map((error) => error.extensions?.['code']))];
          logger.info({ requestId, operationName, queryHash, codes }, 'an operation was answered with errors');
        },
      };
    },
  };
}

const isFault = ({ extensions }: GraphQLFormattedError): boolean =>
  extensions?.['code'] === 'INTERNAL_SERVER_ERROR' || typeof extensions?.['department'] === 'string';

/**
 * Cuts a path where the answer has no such key. The planner also fetches what a client did not ask for, because
 * another department requires it; an error there must not lead to a field that the client has never heard of.
 */
function shortened(error: GraphQLFormattedError, data: unknown): GraphQLFormattedError {
  if (!error.path) return error;
  let parent: unknown = data;
  for (const [index, key] of error.path.entries()) {
    // Nothing can be looked up below a null: the field is in the query, and the null is its place.
    if (parent === null || typeof parent !== 'object') return error;
    if (!Object.hasOwn(parent, key)) return { ...error, path: error.path.slice(0, index) };
    parent = (parent as Record<string | number, unknown>)[key];
  }
  return error;
}

/** Two fetches from one department may fail for the same field: that is one error. */
function distinct(errors: GraphQLFormattedError[]): GraphQLFormattedError[] {
  const byContent = new Map(errors.map((error) => [JSON.stringify(error), error]));
  return [...byContent.values()];
}
