import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartError } from './errors';

/** Throws StartError, which names the variable, when nothing new can listen there. 0 is always free. */
export async function requireFreePort(variable: string, port: number, host: string): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'is in use by another process' : `cannot be listened on (${code})`;
    throw new StartError(`${variable} must be a free port: ${port} on ${host} ${reason}; set ${variable} to another`, {
      cause,
    });
  } finally {
    server.close();
  }
}
