import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';
import { clientHeaders } from '../client-headers';
import type { GatewayContext } from '../context';
import type { OperationRecorder } from './operation-recorder';

/** Records what passed every check and is run; questions about the schema alone are left out. */
export function recorderPlugin(recorder: OperationRecorder): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async executionDidStart({ document, operation, operationName, schema, queryHash, request }) {
          const isAboutSchema = operation.selectionSet.selections.every(
            (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
          );
          if (isAboutSchema) return;
          const headers = request.http?.headers;
          const client = clientHeaders.map((name) => headers?.get(name)).find(Boolean) ?? null;
          recorder.record({ document, operationName, schema, hash: queryHash, client });
        },
      };
    },
  };
}
