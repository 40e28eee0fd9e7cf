/** The database could not be started. The message says what was found and what to do about it. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError';
}

/** Ends a message whose remedy is a database of one's own. */
export const useAnotherServer = 'set DATABASE_URL to a PostgreSQL server (14 or later) to use that one instead';
