import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from './process-identity';

const pollMilliseconds = 10;
const fastMilliseconds = 30_000;
const immediateMilliseconds = 10_000;

/**
 * Stops a server and waits until it is gone: open transactions are rolled back, everything committed is kept.
 * Does nothing when it is gone already. Throws when it cannot be stopped.
 */
export async function stopServer(server: ProcessIdentity): Promise<void> {
  // To PostgreSQL, SIGINT is "fast": end the sessions, write everything out. On Windows it kills; the log is replayed.
  if (await endsAfter('SIGINT', server, fastMilliseconds)) return;
  // SIGQUIT is "immediate": the next start replays the log.
  if (await endsAfter('SIGQUIT', server, immediateMilliseconds)) return;
  throw new Error(`PostgreSQL, process ${server.pid}, did not stop within ${fastMilliseconds / 1000} seconds`);
}

async function endsAfter(signal: NodeJS.Signals, server: ProcessIdentity, milliseconds: number): Promise<boolean> {
  if (!(await isAlive(server))) return true;
  try {
    process.kill(server.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
    throw error;
  }
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(pollMilliseconds)) {
    if (!(await isAlive(server))) return true;
  }
  return false;
}
