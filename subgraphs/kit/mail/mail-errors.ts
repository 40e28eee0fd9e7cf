/** The mail was not taken, and may be tried again. */
export class NotTakenError extends Error {
  override name = 'NotTakenError';
}

/** The mail was refused for good. */
export class RefusedMailError extends Error {
  override name = 'RefusedMailError';
}
