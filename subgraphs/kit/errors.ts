/** Codes of refusals, in the catalogue of schema/errors.md. A new code does not compile until it is described there. */
export type RefusalCode =
  | 'INVALID'
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'CONFLICT'
  | 'STALE_REVISION'
  | 'ALREADY_CLAIMED'
  | 'IDEMPOTENCY_MISMATCH'
  | 'LIMIT_EXCEEDED';

/**
 * A refusal the caller can act on: userErrors of a mutation, a top-level error with the same code in a query.
 * The message goes out as it is, so it never holds a stored value of somebody else, a table or a host.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** Path of the input field at fault, outermost first. */
    readonly field: string[] | null = null,
  ) {
    super(message);
    this.name = 'Refusal';
  }

  /** The same refusal seen from one level further out, as when an item of a list is at fault. */
  within(...path: string[]): Refusal {
    return new Refusal(this.code, this.message, [...path, ...(this.field ?? [])]);
  }
}

/** Nothing has this id or key. null never comes without an error at the root of the graph. */
export const notFound = (what: string, field: string[] | null = null): Refusal =>
  new Refusal('NOT_FOUND', `${what} was not found`, field);

/** Wrong arguments or configuration: the process ends with exit code 2. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

/** The process cannot run here and now; the message names the cause and the remedy. It ends with exit code 1. */
export class StartError extends Error {
  override name = 'StartError';
}

/** The value of a batch result; throws the refusal that stands in its place. */
export function accepted<Value>(result: Value | Refusal | undefined): Value {
  if (result === undefined) throw new Error('a batch must answer for each of its items');
  if (result instanceof Refusal) throw result;
  return result;
}
