import type { ServerResponse } from 'node:http';
import { type GraphQLError, type GraphQLFormattedError, Kind, print } from 'graphql';
import type { Logger } from 'pino';
import { RefusedOperation } from './guard/refused-operation';

/** Codes whose messages are about what the client wrote, and made for it to read. */
const codesOfClientMistakes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'FORBIDDEN',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Answers with one GraphQL error where no operation could be run. */
export function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  sendErrorWith(response, status, { code }, message);
}

/** The same, with more in the error's extensions than its code. */
export function sendErrorWith(response: ServerResponse, status: number, extensions: object, message: string): void {
  const text = JSON.stringify({ errors: [{ message, extensions }] });
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) };
  response.writeHead(status, headers).end(text);
}

/** Makes an error what clients get of it. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * The last gate for errors on their way out: a department's have been cleaned where they arrived, a client's own
 * mistakes pass without the values of its variables, and all else goes to the log and leaves as one general sentence.
 */
export function createErrorFormatter(logger: Logger): FormatError {
  return (formatted, error) => {
    const { code, department } = formatted.extensions ?? {};
    if (typeof department === 'string') {
      // The executor adds the department's name a second time, under Apollo's word for it.
      const extensions = Object.entries(formatted.extensions!).filter(([name]) => name !== 'serviceName');
      return { ...formatted, extensions: Object.fromEntries(extensions) };
    }
    if (error instanceof RefusedOperation) return formatted;
    const variableMistake = describeVariableMistake(error as GraphQLError);
    if (variableMistake) {
      const { locations } = formatted;
      return { message: variableMistake, locations, extensions: { code: 'BAD_USER_INPUT' } };
    }
    if (typeof code === 'string' && codesOfClientMistakes.has(code)) {
      return { ...formatted, message: shortened(formatted.message), extensions: { code } };
    }
    logger.error({ err: error }, 'an operation failed unexpectedly');
    const { path } = formatted;
    return {
      message: 'Something went wrong in the gateway; it has been logged.',
      ...(path && { path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** What is wrong with a document is told in its own words, which may be as many as fit into a body. */
const shortened = (message: string): string => (message.length > 300 ? `${message.slice(0, 300)}…` : message);

/** What graphql-js says about a bad variable repeats its value, which may be personal data; this says name and type. */
function describeVariableMistake(error: GraphQLError): string | null {
  const [node] = error.nodes ?? [];
  if (node?.kind !== Kind.VARIABLE_DEFINITION || !error.message.startsWith('Variable "')) return null;
  const name = `Variable "$${node.variable.name.value}"`;
  // Used where another type is expected: a fault of the document, told in words that hold no value.
  if (error.message.includes(' used in position expecting type ')) return null;
  const missing = error.message.startsWith(`${name} of `);
  return `${name} must be ${print(node.type)}; ${missing ? 'it is missing or null' : 'the value given is not one'}.`;
}
