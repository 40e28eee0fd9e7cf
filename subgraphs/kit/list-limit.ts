import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind, visit } from 'graphql';

/** So many entities one request may ask for; the gateway splits what is more. */
export const longestList = 1_000;

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Items of the longest list that is written in the document. */
export function longestListIn(document: DocumentNode): number {
  let longest = 0;
  visit(document, { [Kind.LIST]: ({ values }) => void (longest = Math.max(longest, values.length)) });
  return longest;
}

/** Items of the longest variable. */
export const longestListOf = (variables: Readonly<Record<string, unknown>>): number =>
  Math.max(0, ...Object.values(variables).map(lengthOf));

/** Refuses requests with a longer list, representations above all, before anything is looked up. */
export const listLimitPlugin: ApolloServerPlugin = {
  async requestDidStart({ request }) {
    return {
      async didResolveOperation({ document }) {
        const longest = Math.max(longestListIn(document), longestListOf(request.variables ?? {}));
        if (longest <= longestList) return;
        const message = `a list may have at most ${longestList} items in a request to a department, got ${longest}`;
        throw new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } } });
      },
    };
  },
};
