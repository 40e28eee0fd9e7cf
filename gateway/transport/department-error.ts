import type { GraphQLFormattedError } from 'graphql';

/** Seconds after which a department that failed is worth another try. */
const retryAfterSeconds = 5;

/** refused: by the gateway, which did not ask. cancelled: the client left. */
export type FailureReason = 'unavailable' | 'timeout' | 'cancelled' | 'refused';

/**
 * How far a question came. nobody: there was no connection, no department has seen it. connection: it may have been
 * sent, and nothing came back. department: something came back, or time ran out.
 */
export type Reached = 'nobody' | 'connection' | 'department';

/** A department could not be asked or gave no usable answer. The cause is for the log: it names addresses. */
export class DepartmentFailure extends Error {
  override name = 'DepartmentFailure';
  readonly code: 'DEPARTMENT_UNAVAILABLE' | 'DEPARTMENT_TIMEOUT';
  readonly reached: Reached;
  readonly retryAfter: number;

  constructor(
    readonly reason: FailureReason,
    message: string,
    {
      cause,
      reached = 'department',
      retryAfter = retryAfterSeconds,
    }: { cause?: unknown; reached?: Reached; retryAfter?: number } = {},
  ) {
    super(message, { cause });
    this.code = reason === 'timeout' ? 'DEPARTMENT_TIMEOUT' : 'DEPARTMENT_UNAVAILABLE';
    this.reached = reached;
    this.retryAfter = retryAfter;
  }
}

/** What a client is told about the failure: who, and when to try again. */
export function errorOfFailure(department: string, { code, retryAfter }: DepartmentFailure): GraphQLFormattedError {
  const what = code === 'DEPARTMENT_TIMEOUT' ? 'took too long to answer' : 'is not available';
  return {
    message: `The department ${department} ${what}. Try again in ${retryAfter} s.`,
    extensions: { code, department, retryAfter },
  };
}

/** Extensions that servers add for their own developers, or that Apollo Server would take for HTTP instructions. */
const internalExtensions = new Set(['stacktrace', 'exception', 'serviceName', 'response', 'http', 'debugMessage']);

/** True for an error that the department did not mean for clients: its message may hold anything. */
export const isDepartmentFault = ({ extensions }: GraphQLFormattedError): boolean =>
  typeof extensions?.['code'] !== 'string' || extensions['code'] === 'INTERNAL_SERVER_ERROR';

/** A live department's error as a client may see it. */
export function errorOfDepartment(department: string, error: GraphQLFormattedError): GraphQLFormattedError {
  const path = isPath(error.path) && { path: error.path };
  if (isDepartmentFault(error)) {
    const message = `The department ${department} failed at this; it has been logged.`;
    return { message, ...path, extensions: { code: 'INTERNAL_SERVER_ERROR', department } };
  }
  const extensions = Object.entries(error.extensions!).filter(([name]) => !internalExtensions.has(name));
  return { message: error.message, ...path, extensions: { ...Object.fromEntries(extensions), department } };
}

const isPath = (path: unknown): boolean =>
  Array.isArray(path) && path.every((key) => typeof key === 'string' || Number.isInteger(key));
