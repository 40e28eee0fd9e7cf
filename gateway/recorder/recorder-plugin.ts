import { Kind } from 'graphql';
import { clientHeaders } from '../client-headers';
import type { OperationRecorder } from './operation-recorder';
import type { OperationPlugin } from '../pipeline/operation-plugin';

/** Records what passed every check and is run; questions about the schema alone are left out. */
export function recorderPlugin(recorder: OperationRecorder): OperationPlugin {
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
