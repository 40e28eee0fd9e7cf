import { Refusal } from '../errors';

const states: Record<string, () => Refusal> = {
  '23505': () => new Refusal('CONFLICT', 'another record already has this value'),
  '23503': () => new Refusal('NOT_FOUND', 'a record that is referred to does not exist'),
  '22001': () => new Refusal('INVALID', 'a text is longer than allowed'),
  '22003': () => new Refusal('INVALID', 'a number is outside the allowed range'),
  '22007': () => new Refusal('INVALID', 'a date or time is not of the expected form'),
  '22008': () => new Refusal('INVALID', 'a date or time is outside the allowed range'),
  // What matches customers says so of a filter that was good when it was saved.
  '22023': () => new Refusal('INVALID', 'a condition names a fact that no department publishes, or nests too deeply'),
  '22P02': () => new Refusal('INVALID', 'a value is not of the expected form'),
  // NUL and lone surrogates: JSON carries them, PostgreSQL's UTF-8 does not.
  '22021': () => new Refusal('INVALID', 'a text holds a character that cannot be stored'),
  '22P05': () => new Refusal('INVALID', 'a text holds a character that cannot be stored'),
  '23514': () => new Refusal('INVALID', 'a value is outside the allowed range'),
};

/** SQLSTATE of a database error, however deep it is wrapped; null for every other error. */
export function sqlState(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  const inner = (error as { driverError?: unknown } | null)?.driverError;
  return inner ? sqlState(inner) : null;
}

/**
 * What a database error means to the caller; null when it is a fault of ours. Constraint and value stay inside:
 * PostgreSQL's own messages quote both.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const state = sqlState(error);
  return (state && states[state]?.()) || null;
}

/** Deadlock or serialisation failure: the same transaction may succeed when it is run again. */
export const isTransient = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '');

/** The server ended a statement that took longer than one may, waiting for locks included. */
export const isTimeout = (error: unknown): boolean => sqlState(error) === '57014';

/** The database is away or out of its means. An error of the driver without a SQLSTATE is a lost connection. */
export function isOutage(error: unknown): boolean {
  const state = sqlState(error);
  const name = (error as { name?: string } | null)?.name ?? '';
  const lost = state === null && ['QueryFailedError', 'QueryRunnerAlreadyReleasedError'].includes(name);
  return lost || /^(08|53|57P|58)/.test(state ?? '');
}
