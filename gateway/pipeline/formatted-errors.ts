import { HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FormatError } from '../errors';

interface Head {
  status?: number;
  headers: HeaderMap;
}

const isHead = (value: unknown): value is Partial<Head> => typeof value === 'object' && value !== null;

/** As Apollo takes whatever was thrown. */
export function asGraphQLError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(`Unexpected error value: ${String(thrown)}`);
  return new GraphQLError(error.message, { originalError: error });
}

/** The errors as clients get them, and what they say about status and headers of the answer. */
export function formatted(
  errors: readonly GraphQLError[],
  formatError: FormatError,
): { errors: GraphQLFormattedError[]; http: Head } {
  const http: Head = { headers: new HeaderMap() };
  const plain = errors.map((error) => {
    const { http: own, ...extensions } = error.extensions;
    if (isHead(own)) {
      if (own.status) http.status = own.status;
      for (const [name, value] of own.headers ?? []) http.headers.set(name, value);
    }
    const code = extensions['code'] ?? 'INTERNAL_SERVER_ERROR';
    return formatError({ ...error.toJSON(), extensions: { ...extensions, code } }, error);
  });
  return { errors: plain, http };
}
