import type { GraphQLFormattedError } from 'graphql';

/** Seconds after which a department that failed is worth another try. */
const retryAfterSeconds = 5;

/** A department could not be asked or gave no usable answer. The cause is for the log: it names addresses. */
export class DepartmentFailure extends Error {
  override name = 'DepartmentFailure';
  readonly code: 'DEPARTMENT_UNAVAILABLE' | 'DEPARTMENT_TIMEOUT';
  readonly retryAfter: number;

  constructor(
    readonly reason: 'unavailable' | 'timeout' | 'cancelled',
    message: string,
    { cause, retryAfter = retryAfterSeconds }: { cause?: unknown; retryAfter?: number } = {},
  ) {
    super(message, { cause });
    this.code = reason === 'timeout' ? 'DEPARTMENT_TIMEOUT' : 'DEPARTMENT_UNAVAILABLE';
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
  const path = error.path && { path: error.path };
  if (isDepartmentFault(error)) {
    const message = `The department ${department} failed at this; it has been logged.`;
    return { message, ...path, extensions: { code: 'INTERNAL_SERVER_ERROR', department } };
  }
  const extensions = Object.entries(error.extensions!).filter(([name]) => !internalExtensions.has(name));
  return { message: error.message, ...path, extensions: { ...Object.fromEntries(extensions), department } };
}
