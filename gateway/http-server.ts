import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

const finishMilliseconds = 10_000;

/** Listens with deadlines for clients that send slowly. Rejects when the address is taken. */
export async function listen(application: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer(
    {
      headersTimeout: 5000,
      requestTimeout: 10_000,
      // Node looks for connections past these times only so often, by default every 30 s.
      connectionsCheckingInterval: 500,
      maxHeaderSize: 16 * 1024,
    },
    application,
  );
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

/** Accepts nothing new, lets requests under way finish for at most 10 s, then cuts them. */
export async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const cut = setTimeout(() => server.closeAllConnections(), finishMilliseconds);
  await closed;
  clearTimeout(cut);
}
