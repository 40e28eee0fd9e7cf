import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isTimeout, refusalOf } from './database/failure';
import { currentRequestId } from './request-id';

/** Codes of requests that could not be run, Apollo Server's and our own; their messages hold no value of ours. */
const requestCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'FORBIDDEN',
  'LIMIT_EXCEEDED',
  'OPERATION_RESOLUTION_FAILURE',
]);

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
  const reason = original instanceof GraphQLError ? original : null;
  // A scalar refuses a literal with its own code, which Apollo Server replaces: a variable is told by the same one.
  const code = (reason?.extensions.code === 'BAD_USER_INPUT' ? 'BAD_USER_INPUT' : formatted.extensions?.code) as string;
  if (code === 'BAD_USER_INPUT') {
    const message = withoutValue(formatted.message, reason?.message ?? '');
    return { message, path, locations, extensions: { code } };
  }
  if (requestCodes.has(code)) return { message: formatted.message, path, locations, extensions: { code } };
  log.error({ err: original, path, requestId: currentRequestId() }, 'request failed');
  if (isTimeout(original)) {
    const message = 'the database did not answer this in time';
    return { message, path, locations, extensions: { code: 'DEPARTMENT_TIMEOUT' } };
  }
  return { message: 'something went wrong in this department', path, locations, extensions: { code: 'INTERNAL' } };
}

/**
 * graphql-js quotes the offending value, which may be personal data: in front of the reason, and in the reasons of its
 * own scalars and enums. Variable and place in it stay.
 */
function withoutValue(message: string, reason: string): string {
  const plainReason = reason
    .replace(/( cannot represent [^:]*): [^]*$/, '$1')
    .replace(/^Value "[^]*" does not exist/, 'the value does not exist');
  const [variable] = /^Variable "\$\w+" (?=got invalid value )/.exec(message) ?? [];
  if (variable === undefined) return reason === '' ? message : plainReason;
  const [place = ''] = / at "[\w.[\]]+"$/.exec(message.slice(0, -`; ${reason}`.length)) ?? [];
  return `${variable}got an invalid value${place}; ${plainReason}`;
}
