import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';

/** What must never reach a client: it is in everything that a faulty department says. */
export const secret = 'secret-of-the-department';

const say =
  (status: number, body: string, type = 'application/json'): RequestListener =>
  (_, response) =>
    response.writeHead(status, secret, { 'content-type': type, 'x-inner': secret }).end(body);

const answers = {
  'answers 500 with secrets': say(
    500,
    `{"errors":[{"message":"${secret} at 10.0.0.7:5432","extensions":{"code":"NOT_FOUND"}}]}`,
  ),
  'answers HTML': say(200, `<html><body>${secret}</body></html>`, 'text/html'),
  'answers noise': say(200, `\u0000\u0001${secret}{{{`),
  'answers a list': say(200, `[{"data":{"x":"${secret}"}}]`),
  'answers nothing, as if it were an answer': say(200, '{"data":null}'),
  'answers an empty object': say(200, '{"data":{}}'),
  'pollutes prototypes': say(
    200,
    `{"__proto__":{"polluted":"${secret}"},"data":{"__proto__":{"polluted":"${secret}"},"constructor":{"prototype":{"polluted":"${secret}"}}}}`,
  ),
  redirects: (_, response) => void response.writeHead(302, { location: `http://127.0.0.1:1/${secret}` }).end(),
  'refuses the gateway': say(401, `{"errors":[{"message":"${secret}"}]}`),
  'answers 200 MB': (_, response) => void pipeline(flood(), response).catch(() => undefined),
  'cuts the connection': (incoming) => void incoming.socket.destroy(),
  'cuts the connection in the answer': (_, response) =>
    void response.write(`{"data":{"${secret}":`, () => response.destroy()),
  hangs: () => undefined,
} satisfies Record<string, (incoming: IncomingMessage, response: ServerResponse) => void>;

function* flood(): Generator<string> {
  yield '{"data":{"x":"';
  const chunk = secret.repeat(40_000);
  for (let sent = 0; sent < 200_000_000; sent += chunk.length) yield chunk;
  yield '"}}';
}

/** What a department can be made to do; refuses: nobody listens at its address. */
export type Fault = keyof typeof answers | 'refuses connections';

export const faults = [...Object.keys(answers), 'refuses connections'] as Fault[];

/** Stands before a subgraph, passes on what comes, and misbehaves in its name when told to. */
export class FaultProxy implements AsyncDisposable {
  /** Requests that arrived. */
  calls = 0;
  /** Requests that are waiting for their answer. */
  inFlight = 0;
  /** Every answer is held back so long. */
  delayMilliseconds = 0;
  #fault: Fault | RequestListener | null = null;
  readonly #agent = new Agent();
  readonly #server = createServer((incoming, response) => void this.#serve(incoming, response));
  #port = 0;

  private constructor(private readonly target: string) {}

  /** A proxy that passes everything on. */
  static async before(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await proxy.#listen();
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}${new URL(this.target).pathname}`;
  }

  /** From here on; a function answers as it likes; null: the proxy is as good as the subgraph behind it. */
  async become(fault: Fault | RequestListener | null): Promise<void> {
    const hasRefused = this.#fault === 'refuses connections';
    this.#fault = fault;
    if (fault === 'refuses connections' && !hasRefused) await this.#close();
    if (hasRefused && fault !== 'refuses connections') await this.#listen();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async stop(): Promise<void> {
    if (this.#server.listening) await this.#close();
    await this.#agent.destroy();
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async #close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    this.calls += 1;
    this.inFlight += 1;
    response.once('close', () => (this.inFlight -= 1));
    const fault = this.#fault;
    if (this.delayMilliseconds > 0) await pause(this.delayMilliseconds);
    if (typeof fault === 'function') return fault(incoming, response);
    if (fault && fault !== 'refuses connections') return answers[fault](incoming, response);
    await this.#passOn(incoming, response).catch(() => response.destroy());
  }

  async #passOn(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { statusCode, headers, body } = await request(new URL(incoming.url!, this.target), {
      dispatcher: this.#agent,
      method: incoming.method as 'POST',
      headers: withoutHop(incoming.headers),
      body: Buffer.concat(chunks),
    });
    response.writeHead(statusCode, withoutHop(headers)).end(Buffer.from(await body.arrayBuffer()));
  }
}

/** Headers that are about one connection and not about the message. */
function withoutHop<Value>(headers: Record<string, Value>): Record<string, Value> {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...rest } = headers;
  return rest;
}
