import { GraphQLError } from 'graphql';
import type { OperationPlugin } from '../pipeline/operation-plugin';

const refusal = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } });

/**
 * Refuses requests that leave open which operation to run, and kinds of operation that the graph does not have:
 * Apollo's gateway takes both for faults of its own.
 */
export const resolvableOperationPlugin: OperationPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, request, schema }) {
        if (!operation) {
          throw refusal(
            request.operationName
              ? 'The document has no operation of the name in "operationName".'
              : 'The document has several operations: "operationName" must say which to run.',
          );
        }
        if (!schema.getRootType(operation.operation)) {
          throw refusal(`This graph has no operations of the kind ${operation.operation}.`);
        }
      },
    };
  },
};
