import type { OperationPlugin } from './pipeline/operation-plugin';

const codes = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/**
 * GraphQL over HTTP tells clients that ask for application/json and nothing newer by status 200 what is wrong with
 * their document or variables: for them any other status means that no GraphQL server has answered.
 */
export const plainJsonStatusPlugin: OperationPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? '';
        if (!/^application\/json\b[^,]*$/.test(accept) || response.body.kind !== 'single') return;
        const { data, errors } = response.body.singleResult;
        if (data == null && errors?.every(({ extensions }) => codes.has(extensions?.['code']))) {
          response.http.status = 200;
        }
      },
    };
  },
};
