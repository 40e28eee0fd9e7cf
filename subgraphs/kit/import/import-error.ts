/** The import can't start or go on, for a reason that a person can act on. */
export class ImportError extends Error {
  override name = 'ImportError';
}
