import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const finishMilliseconds = 10_000;
/** Browsers connect in advance: who has not asked anything so long after the last moment is not going to. */
const silenceMilliseconds = 1_000;

/** Listens with deadlines for clients that send slowly, and stops without cutting anybody off. */
export class HttpServer {
  readonly #unanswered = new Set<ServerResponse>();
  readonly #silent = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.#silent.add(socket);
      socket.once('close', () => this.#silent.delete(socket));
    });
    server.on('request', (request, response) => {
      this.#silent.delete(request.socket);
      this.#unanswered.add(response);
      response.once('close', () => this.#unanswered.delete(response));
    });
  }

  /** Rejects when the address is taken. */
  static async listen(application: RequestListener, port: number, host: string): Promise<HttpServer> {
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
    const listening = new HttpServer(server);
    server.listen(port, host);
    await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
      const reason = cause.code === 'EADDRINUSE' ? 'is in use by another process' : 'cannot be listened on';
      throw new Error(`PORT must be a free port: ${port} on ${host} ${reason} (${cause.code}); set PORT to another`, {
        cause,
      });
    });
    return listening;
  }

  get address(): AddressInfo {
    return this.server.address() as AddressInfo;
  }

  /** Tells those who wait for an answer not to ask again on the same connection. */
  askToLeave(): void {
    for (const response of this.#unanswered) if (!response.headersSent) response.setHeader('Connection', 'close');
  }

  /** Accepts nothing new, lets requests under way finish for at most 10 s, then cuts them. */
  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    const cuts = [
      setTimeout(() => this.#silent.forEach((socket) => socket.destroy()), silenceMilliseconds),
      setTimeout(() => this.server.closeAllConnections(), finishMilliseconds),
    ];
    await closed;
    cuts.forEach(clearTimeout);
  }
}
