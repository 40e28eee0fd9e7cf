import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { refusalOf } from './database/failure';

/** Codes that Apollo Server gives to requests it could not run; their messages hold no value of ours. */
const requestCodes = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'FORBIDDEN']);

/**
 * One error as it goes out: refusals with their code, faults as INTERNAL with nothing inner.
 * The log gets the whole fault with its cause.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const { path, locations } = formatted;
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const refusal = refusalOf(original);
  if (refusal) {
    const { code, message, field } = refusal;
    return { message, path, locations, extensions: { code, ...(field && { field }) } };
  }
  const code = formatted.extensions?.code as string;
  if (code === 'BAD_USER_INPUT') {
    // graphql-js quotes the offending value, which may be personal data.
    const message = formatted.message.replace(/got invalid value [^]*?(?=( at "[^"]*")?;|$)/, 'got an invalid value');
    return { message, path, locations, extensions: { code } };
  }
  if (requestCodes.has(code)) return { message: formatted.message, path, locations, extensions: { code } };
  log.error({ err: original, path }, 'request failed');
  return { message: 'something went wrong in this department', path, locations, extensions: { code: 'INTERNAL' } };
}
