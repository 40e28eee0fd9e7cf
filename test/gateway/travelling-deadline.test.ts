import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { json } from 'node:stream/consumers';
import { SignJWT } from 'jose';
import { pino } from 'pino';
import { type RunningSubgraph, serveSubgraph } from '../../subgraphs/kit/serve';
import { createTestDatabase, subgraphsUnderTest, type TestDatabase } from '../support/database';
import { testSettings } from '../support/settings';
import { gatewayKey } from './gateway-under-test';
import { startFacets } from './facets-fixture';

describe('the time that is left', () => {
  it('travels to each department, less what has gone by, and no department gets more than its own', async () => {
    // Given
    await using gateway = await startFacets({
      GATEWAY_DEADLINE_MS: '1000',
      SUBGRAPH_DEADLINE_MS: '900',
      SUBGRAPH_DEADLINE_MS_SUPPORT: '150',
    });
    const given: Record<string, number> = {};
    for (const name of ['people', 'sales', 'support'] as const) {
      const proxy = gateway.proxies[name];
      const passOn = async (delay: number) => {
        await pause(delay);
        await proxy.become(null);
      };
      await proxy.become((incoming, response) => {
        given[name] = Number(incoming.headers['x-deadline-ms']);
        const nodes = [{ __typename: 'Person', id: 'p1' }];
        const data = name === 'people' ? { people: { nodes } } : { _entities: [{ [name]: { score: 1 } }] };
        void passOn(name === 'people' ? 400 : 0).then(() => response.end(JSON.stringify({ data })));
      });
    }

    // When
    await gateway.ask('{ people { nodes { sales { score } support { score } } } }');

    // Then
    expect(given['people']).toBeGreaterThan(800);
    expect(given['people']).toBeLessThanOrEqual(900);
    expect(given['sales']).toBeGreaterThan(200);
    expect(given['sales']).toBeLessThanOrEqual(600);
    expect(given['support']).toBeGreaterThan(100);
    expect(given['support']).toBeLessThanOrEqual(150);
  });

  it('of one department may be shorter than that of the others', async () => {
    await using gateway = await startFacets({ SUBGRAPH_DEADLINE_MS_SUPPORT: '200' });
    for (const name of ['sales', 'support'] as const) gateway.proxies[name].delayMilliseconds = 700;

    const answer = await gateway.ask('{ salesBest { id } supportBest { id } }');

    expect(answer.data).toEqual({ salesBest: { id: 'p1' }, supportBest: null });
    expect(answer.errors!.map(({ extensions }) => extensions['code'])).toEqual(['DEPARTMENT_TIMEOUT']);
  });
});

describe('a subgraph', () => {
  let database: TestDatabase;
  let running: RunningSubgraph;
  let authorization: string;
  beforeAll(async () => {
    const [subgraph] = await subgraphsUnderTest();
    database = await createTestDatabase();
    running = await serveSubgraph(subgraph!, {
      host: '127.0.0.1',
      port: 0,
      database: await database.dataSource(subgraph!),
      gatewayKey,
      maxViewerAgeSeconds: 60,
      defaultCountry: null,
      settings: testSettings,
      log: pino({ level: 'silent' }),
    });
    const token = new SignJWT({ department: 'platform', role: 'admin', scopes: [] })
      .setProtectedHeader({ alg: 'HS256', typ: 'viewer+jwt' })
      .setIssuer('customer-graph-gateway')
      .setAudience(subgraph!.name)
      .setSubject('kim')
      .setIssuedAt()
      .setExpirationTime('60s');
    authorization = `Bearer ${await token.sign(new TextEncoder().encode(gatewayKey))}`;
  });
  afterAll(async () => {
    await running.stop();
    await database.drop();
  });

  /** The body follows its headers so many milliseconds later. */
  const ask = async (headers: Record<string, string>, bodyAfter = 0) => {
    const outgoing = request(running.url, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', ...headers },
    });
    outgoing.flushHeaders();
    await pause(bodyAfter);
    outgoing.end(JSON.stringify({ query: '{ __typename }' }));
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { status: response.statusCode, body: await json(response) };
  };
  const late = { status: 503, body: { errors: [{ extensions: { code: 'DEADLINE_EXCEEDED' } }] } };

  it('works for who still waits, and for who does not say how long', async () => {
    const good = { status: 200, body: { data: { __typename: 'Query' } } };

    expect(await ask({ 'x-deadline-ms': '5000' })).toEqual(good);
    expect(await ask({})).toEqual(good);
    expect(await ask({ 'x-deadline-ms': 'soon' })).toEqual(good);
  });

  it('begins no work after the time is over', async () => {
    expect(await ask({ 'x-deadline-ms': '0' })).toMatchObject(late);
    expect(await ask({ 'x-deadline-ms': '50' }, 120)).toMatchObject(late);
  });
});
