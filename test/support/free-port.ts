import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that the system gives away by itself: one of those may be taken for a connection between here and
 * the moment somebody listens. Each of Jest's workers has a thousand of its own.
 */
let next = 20_000 + 1_000 * Number(process.env.JEST_WORKER_ID ?? 0);

/** A port that nobody uses; the same process gets it once. */
export async function freePort(): Promise<string> {
  for (;;) {
    const port = next;
    next += 1;
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      continue;
    }
    server.close();
    await once(server, 'close');
    return String(port);
  }
}
