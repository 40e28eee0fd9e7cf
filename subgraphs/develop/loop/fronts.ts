import { type IncomingMessage, type Server, type ServerResponse, createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pageRouter } from '../../../gateway/page/page';

const host = '127.0.0.1';

/** Connections end with their request: the server behind may be another one next time. */
function forward(request: IncomingMessage, response: ServerResponse, target: string | null): void {
  const refuse = () => response.writeHead(502, { 'content-type': 'text/plain' }).end('The department does not run.\n');
  if (target === null) return void refuse();
  const { method, headers, url = '/' } = request;
  const onward = send(new URL(url, target), { method, headers, agent: false });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => {
    if (response.headersSent) return void response.destroy();
    refuse();
  });
  request.pipe(onward);
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
}

/**
 * The departments' own ports, for development alone: GraphiQL at /, and everything else goes to whatever serves the
 * department at the moment.
 */
export class Fronts {
  readonly #servers = new Map<string, Server>();

  /** Where each department is reached, by name. */
  get urls(): Record<string, string> {
    const urlOf = (server: Server) => `http://${host}:${(server.address() as AddressInfo).port}`;
    return Object.fromEntries([...this.#servers].map(([department, server]) => [department, urlOf(server)]));
  }

  /** Opens the department's port if it is not open yet; a free one where another system on this machine has it. */
  async open(department: string, port: number, target: () => string | null): Promise<void> {
    if (this.#servers.has(department)) return;
    const app = express().disable('x-powered-by');
    app.use(pageRouter([{ title: `The schema of ${department}`, query: '{ _service { sdl } }' }]));
    app.use((request, response) => forward(request, response, target()));
    const server = createServer(app);
    await listen(server, port).catch(() => listen(server, 0));
    this.#servers.set(department, server);
  }

  close(department: string): void {
    this.#servers.get(department)?.close().closeAllConnections();
    this.#servers.delete(department);
  }

  closeAll(): void {
    for (const department of [...this.#servers.keys()]) this.close(department);
  }
}
