import { jwtVerify } from 'jose';
import { type GatewayUnderTest, gatewayKey, signToken, startGatewayUnderTest } from './gateway-under-test';
import { startImpostor } from './library-fixture';

const bookPage = '{ books { nodes { id title critics: reviews { count } } } }';
const inner = /127\.0\.0\.1|localhost|secret|ECONN|fetch|stack|<html/i;

describe('what departments are sent', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
  });
  afterAll(() => gateway.dispose());

  it('is a viewer signed for that department alone, for a minute', async () => {
    // Given
    const token = await signToken({ sub: 'mina', department: 'sales', role: 'manager', scopes: ['orders:read'] });

    // When
    await gateway.ask({ query: bookPage }, { authorization: `Bearer ${token}` });

    // Then
    for (const audience of ['library', 'reviews'] as const) {
      const [, signed] = gateway[audience].received.at(-1)!.authorization!.split(' ');
      const { payload } = await jwtVerify(signed!, new TextEncoder().encode(gatewayKey), {
        typ: 'viewer+jwt',
        algorithms: ['HS256'],
        issuer: 'customer-graph-gateway',
        audience,
      });
      expect(payload).toMatchObject({ sub: 'mina', department: 'sales', role: 'manager', scopes: ['orders:read'] });
      expect(payload.exp! - payload.iat!).toBe(60);
    }
  });

  it('holds none of the client’s headers but the request id', async () => {
    // When
    const answer = await gateway.ask(
      { query: bookPage },
      { 'x-request-id': 'order-17', 'x-user': 'admin', cookie: 'session=1', 'x-forwarded-for': '10.0.0.1' },
    );

    // Then
    const received = gateway.library.received.at(-1)!;
    expect(received['x-request-id']).toBe('order-17');
    expect(answer.headers.get('x-request-id')).toBe('order-17');
    expect(Number(received['x-deadline-ms'])).toBeGreaterThan(2000);
    expect(Number(received['x-deadline-ms'])).toBeLessThanOrEqual(3000);
    expect(Object.keys(received).sort()).toEqual(
      ['accept', 'authorization', 'connection', 'content-length', 'content-type', 'host'].concat(
        'x-deadline-ms',
        'x-request-id',
      ),
    );
  });

  it('holds a request id of the gateway’s own where the client’s is not plain', async () => {
    const answer = await gateway.ask({ query: bookPage }, { 'x-request-id': 'a b;{}' });

    expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(gateway.library.received.at(-1)!['x-request-id']).toBe(answer.headers.get('x-request-id'));
  });
});

describe('errors of a live department', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
  });
  afterAll(() => gateway.dispose());

  it('keep code, message, path and extensions, and name the department', async () => {
    const answer = await gateway.ask({ query: '{ who: whoAmI }' });

    expect(answer.status).toBe(200);
    expect(answer.errors).toEqual([
      { message: 'nobody is here', path: ['who'], extensions: { code: 'NOT_FOUND', shelf: 3, department: 'library' } },
    ]);
  });

  it('lead to the entity they are about', async () => {
    const answer = await gateway.ask({ query: bookPage });

    expect(answer.data.books.nodes.map((node: { critics: unknown }) => node.critics)).toEqual([{ count: 2 }, null]);
    expect(answer.errors).toEqual([
      {
        message: 'sealed',
        path: ['books', 'nodes', 1, 'critics'],
        extensions: { code: 'FORBIDDEN', department: 'reviews' },
      },
    ]);
  });

  it('lose the message when the department did not mean to fail', async () => {
    const answer = await gateway.ask({ query: '{ shelve(row: -1) }' });

    expect(answer.errors).toEqual([
      {
        message: expect.any(String) as string,
        path: ['shelve'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', department: 'library' },
      },
    ]);
    expect(answer.text).not.toMatch(/kim@example.com|duplicate/);
  });
});

describe('a department that fails', () => {
  const failing: [string, Parameters<typeof startImpostor>[0]][] = [
    ['answers 500 with secrets', (_, r) => r.writeHead(500, 'secret').end('{"errors":[{"message":"secret"}]}')],
    ['answers HTML', (_, r) => r.setHeader('content-type', 'text/html').end('<html>secret</html>')],
    ['answers JSON that is no GraphQL', (_, r) => r.end('{"data":"secret"}')],
    ['answers null', (_, r) => r.end('null')],
    ['redirects', (_, r) => r.writeHead(302, { location: 'http://127.0.0.1:1/secret' }).end()],
    ['refuses the gateway', (_, r) => r.writeHead(401).end('{"errors":[{"message":"secret"}]}')],
    ['cuts the connection', (request) => request.socket.destroy()],
    ['cuts the connection in the answer', (_, r) => r.write('{"data":', () => r.destroy())],
    ['answers more than 16 MB', (_, r) => r.end(`{"data":{"x":"${'secret'.repeat(3_000_000)}"}}`)],
  ];
  it.each(failing)('costs one null and says who when it %s', async (_, listener) => {
    // Given
    const gateway = await startGatewayUnderTest({ reviews: await startImpostor(listener) });

    // When
    const answer = await gateway.ask({ query: bookPage });

    // Then
    const error = (index: number) => ({
      message: 'The department reviews is not available. Try again in 5 s.',
      path: ['books', 'nodes', index, 'critics'],
      extensions: { code: 'DEPARTMENT_UNAVAILABLE', department: 'reviews', retryAfter: 5 },
    });
    expect(answer.status).toBe(200);
    expect(answer.data.books.nodes).toEqual([
      { id: 'b1', title: 'Emma', critics: null },
      { id: 'b2', title: 'Dubliners', critics: null },
    ]);
    expect(answer.errors).toEqual([error(0), error(1)]);
    expect(answer.text).not.toMatch(inner);
    await gateway.dispose();
  });

  it('costs one null when nobody listens at its address, at the root as well', async () => {
    const reviews = await startImpostor(() => undefined);
    await reviews.stop();
    const gateway = await startGatewayUnderTest({ reviews: { ...reviews, stop: async () => undefined } });

    const answer = await gateway.ask({
      query: '{ book(id: "b1") { title reviews { count } } top: bestReview { text } }',
    });

    expect(answer.data).toEqual({ book: { title: 'Emma', reviews: null }, top: null });
    expect(answer.errors!.map(({ path }) => path).sort()).toEqual([['book', 'reviews'], ['top']]);
    expect(answer.text).not.toMatch(inner);
    await gateway.dispose();
  });

  it('is named at the object where another department needed it, by no field that the client has not asked for', async () => {
    const asked = { query: '{ book(id: "b1") { summary } }' };
    const alive = await startGatewayUnderTest();
    const gateway = await startGatewayUnderTest({ reviews: await startImpostor((_, r) => r.writeHead(500).end()) });

    const complete = await alive.ask(asked);
    const answer = await gateway.ask(asked);

    expect(complete.data).toEqual({ book: { summary: '2 reviews' } });
    expect(answer.data).toEqual({ book: { summary: null } });
    expect(answer.errors!.map(({ path }) => path)).toEqual([['book']]);
    await Promise.all([alive.dispose(), gateway.dispose()]);
  });

  it('is told apart by its own Retry-After', async () => {
    const reviews = await startImpostor((_, r) => r.writeHead(503, { 'retry-after': '30' }).end());
    const gateway = await startGatewayUnderTest({ reviews });

    const answer = await gateway.ask({ query: '{ bestReview { text } }' });

    expect(answer.errors![0]!.extensions['retryAfter']).toBe(30);
    await gateway.dispose();
  });

  it('costs one null after the deadline when it hangs', async () => {
    const reviews = await startImpostor(() => undefined);
    const gateway = await startGatewayUnderTest({ reviews, subgraphDeadlineMilliseconds: 200 });
    const startedAt = performance.now();

    const answer = await gateway.ask({ query: '{ book(id: "b1") { title reviews { count } } }' });

    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(answer.data).toEqual({ book: { title: 'Emma', reviews: null } });
    expect(answer.errors).toEqual([
      {
        message: 'The department reviews took too long to answer. Try again in 5 s.',
        path: ['book', 'reviews'],
        extensions: { code: 'DEPARTMENT_TIMEOUT', department: 'reviews', retryAfter: 5 },
      },
    ]);
    await gateway.dispose();
  });

  it('does not hold an operation beyond the deadline of the gateway', async () => {
    const reviews = await startImpostor(() => undefined);
    const gateway = await startGatewayUnderTest({ reviews, deadlineMilliseconds: 200 });
    const startedAt = performance.now();

    const answer = await gateway.ask({ query: '{ book(id: "b1") { reviews { count } } }' });

    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(answer.errors![0]!.extensions['code']).toBe('DEPARTMENT_TIMEOUT');
    await gateway.dispose();
  });

  it('is not asked any longer when the client leaves', async () => {
    // Given
    const asked = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    const reviews = await startImpostor((request) => {
      request.socket.once('close', () => closed.resolve());
      asked.resolve();
    });
    const gateway = await startGatewayUnderTest({ reviews, subgraphDeadlineMilliseconds: 60_000 });
    const leaving = new AbortController();
    const answer = gateway.ask({ query: '{ bestReview { text } }' }, {}, leaving.signal);
    await asked.promise;

    // When
    leaving.abort();
    await expect(answer).rejects.toThrow('aborted');

    // Then
    await closed.promise;
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('gateway_subgraph_fetches_total{department="reviews",outcome="cancelled"} 1');
    await gateway.dispose();
  });
});
