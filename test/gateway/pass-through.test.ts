import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, type RequestListener, createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { type GatewayUnderTest, gatewayKey, startGatewayUnderTest } from './gateway-under-test';

const maximumBytes = 3_000_000;

let folder: string;
let gateway: GatewayUnderTest;
let seen: { method?: string; url?: string; headers: IncomingMessage['headers']; bytes: number; sha256: string }[];
let answer: RequestListener;

const plain: RequestListener = (_request, response) => {
  response.writeHead(201, { 'content-type': 'text/plain', 'set-cookie': 'inner=1', 'x-powered-by': 'inner' });
  response.end('done');
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pass-through-'));
  const table = [
    { department: 'reviews', path: '/inbound/thing', methods: ['POST'], maximumBytes, headers: ['x-signature'] },
    { department: 'reviews', path: '/t/o/:token', methods: ['GET'], maximumBytes: 0, headers: [] },
    { department: 'nobody', path: '/nobody/:token', methods: ['GET'], maximumBytes: 0, headers: [] },
  ];
  await writeFile(join(folder, 'public-paths.json'), JSON.stringify(table));
  const receive = async (request: IncomingMessage) => {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    const { method, url, headers } = request;
    seen.push({ method, url, headers, bytes, sha256: hash.digest('hex') });
  };
  const server = createServer((request, response) => {
    receive(request).then(
      () => answer(request, response),
      () => response.destroy(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const reviews = {
    url: `http://127.0.0.1:${port}/graphql`,
    received: [],
    stop: async () => void server.close().closeAllConnections(),
  };
  gateway = await startGatewayUnderTest({ reviews, publicPaths: join(folder, 'public-paths.json') });
});
beforeEach(() => {
  seen = [];
  answer = plain;
});
afterAll(async () => {
  await gateway.dispose();
  await rm(folder, { recursive: true });
});

test('a body goes to the department as it came, signed by the gateway for this purpose', async () => {
  const body = Buffer.alloc(2_500_000, 'mail ');

  const response = await fetch(`${gateway.url}/inbound/thing?a=1`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'message/rfc822', 'x-signature': 'abc', cookie: 'no=1', authorization: 'Bearer mine' },
  });

  const [request] = seen;
  expect(response.status).toBe(201);
  expect(await response.text()).toBe('done');
  expect(request).toMatchObject({
    method: 'POST',
    url: '/inbound/thing?a=1',
    bytes: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
  });
  expect(request?.headers).toMatchObject({
    'content-type': 'message/rfc822',
    'x-signature': 'abc',
    'x-request-id': response.headers.get('x-request-id'),
  });
  expect(request?.headers.cookie).toBeUndefined();
  const token = request?.headers.authorization?.replace('Bearer ', '') ?? '';
  const key = new TextEncoder().encode(gatewayKey);
  const { payload } = await jwtVerify(token, key, { audience: 'reviews', typ: 'public-request+jwt' });
  expect(payload.iss).toBe('customer-graph-gateway');
});

test('of an answer, only what concerns the client comes back', async () => {
  const { headers } = await fetch(`${gateway.url}/t/o/abc`);

  expect(headers.get('content-type')).toBe('text/plain');
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
});

(process.env.LONG ? test : test.skip)(
  'an answer is not cut off because it is read slowly, but when its department falls silent',
  async () => {
    const file = Buffer.alloc(30_000_000, 'file ');
    const lengths = { 'content-length': String(file.length) };
    answer = (_request, response) => void response.writeHead(200, lengths).end(file);
    const slow = (await fetch(`${gateway.url}/t/o/abc`)).body!.getReader();
    let bytes = (await slow.read()).value?.length ?? 0;
    await new Promise((waited) => setTimeout(waited, 12_000));
    for (let next = await slow.read(); !next.done; next = await slow.read()) bytes += next.value.length;
    answer = (_request, response) => void response.writeHead(200, lengths).write(file.subarray(1));
    const silent = await fetch(`${gateway.url}/t/o/abc`);

    expect(bytes).toBe(file.length);
    await expect(silent.arrayBuffer()).rejects.toThrow();
  },
  60_000,
);

test('a body over the limit is refused, whether its length was told or not', async () => {
  const told = await fetch(`${gateway.url}/inbound/thing`, { method: 'POST', body: Buffer.alloc(maximumBytes + 1) });
  const untold = await new Promise<string>((done) => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString())).on('error', () => done(text));
    socket.on('close', () => done(text));
    socket.write('POST /inbound/thing HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\n');
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    for (let sent = 0; sent <= maximumBytes; sent += 0x10000) socket.write(chunk);
  });

  expect(told.status).toBe(413);
  expect(await told.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  expect(untold).toMatch(/^HTTP\/1.1 413 /);
  expect(seen).toEqual([]);
});

test.each([
  ['an address nobody opened', 'GET', '/t/c/abc'],
  ['a method nobody opened', 'GET', '/inbound/thing'],
  ['a department that is not there', 'GET', '/nobody/abc'],
  ['a way up', 'GET', '/t/o/..%5Cgraphql'],
  ['a way up in other letters', 'GET', '/t/o/%2e%2e'],
])('%s is not passed on', async (_what, method, path) => {
  const response = await fetch(`${gateway.url}${path}`, { method });

  expect(response.status).toBe(404);
  expect(seen).toEqual([]);
});

test('a department that breaks off is told without anything inner', async () => {
  answer = (request) => request.socket.destroy();

  const response = await fetch(`${gateway.url}/t/o/abc`);

  const text = await response.text();
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(text).toContain('DEPARTMENT_UNAVAILABLE');
  expect(text).not.toContain('127.0.0.1');
});
