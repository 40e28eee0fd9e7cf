import { Client } from 'pg';
import { StartError } from '../errors';

const patienceMilliseconds = 10_000;

/** Connects once. Throws StartError, which names the variable and never holds a password, when that fails. */
export async function requireReachable(variable: string, url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patienceMilliseconds });
  // A client whose server goes away without anybody listening ends the process.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    const { hostname, port, pathname, username } = new URL(url);
    const { message, code } = cause as NodeJS.ErrnoException;
    throw new StartError(
      `${variable} must lead to a PostgreSQL database that lets "${decodeURIComponent(username)}" in, ` +
        // Where a name has several addresses, the error is a list and its own message empty.
        `got ${hostname}:${port || 5432}${pathname}, which answers: ${message || code}`,
      { cause },
    );
  } finally {
    await client.end().catch(() => {});
  }
}
