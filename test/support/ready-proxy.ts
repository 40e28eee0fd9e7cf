import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setInterval } from 'node:timers/promises';
import { Agent, request } from 'undici';

/**
 * A load balancer as plain as one can be: round robin over the servers whose /ready said 200 when it was asked last.
 * It repeats nothing, so that every request a server loses is seen.
 */
export class ReadyProxy implements AsyncDisposable {
  /** Requests passed on, by address. */
  readonly passedOn = new Map<string, number>();
  #ready: string[] = [];
  #turn = 0;
  readonly #agent = new Agent();
  readonly #stopping = new AbortController();
  readonly #server = createServer((incoming, response) => void this.#serve(incoming, response));

  private constructor(private readonly origins: readonly string[]) {}

  /** Starts it, and asks each server for its health every so many milliseconds. */
  static async before(origins: readonly string[], intervalMilliseconds: number): Promise<ReadyProxy> {
    const proxy = new ReadyProxy(origins);
    await proxy.#look();
    void proxy.#watch(intervalMilliseconds);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Servers that get requests now. */
  get ready(): readonly string[] {
    return this.#ready;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
    await this.#agent.destroy();
  }

  async #watch(intervalMilliseconds: number): Promise<void> {
    const ticks = setInterval(intervalMilliseconds, undefined, { signal: this.#stopping.signal });
    try {
      for await (const _ of ticks) await this.#look();
    } catch (error) {
      if (!this.#stopping.signal.aborted) throw error;
    }
  }

  async #look(): Promise<void> {
    const answers = await Promise.all(
      this.origins.map((origin) =>
        fetch(`${origin}/ready`).then(
          ({ status }) => status === 200,
          () => false,
        ),
      ),
    );
    this.#ready = this.origins.filter((_, index) => answers[index]);
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const origin = this.#ready[this.#turn++ % this.#ready.length];
    if (!origin) return void response.writeHead(502).end('{"errors":[{"message":"no server is ready"}]}');
    this.passedOn.set(origin, (this.passedOn.get(origin) ?? 0) + 1);
    try {
      const { statusCode, body } = await request(origin + incoming.url!, {
        dispatcher: this.#agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: Buffer.concat(chunks),
      });
      response.writeHead(statusCode).end(Buffer.from(await body.arrayBuffer()));
    } catch (error) {
      response.writeHead(502).end(JSON.stringify({ errors: [{ message: `lost: ${String(error)}` }] }));
    }
  }
}
