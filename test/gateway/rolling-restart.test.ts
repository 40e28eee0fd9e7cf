import { connect } from 'node:net';
import { readGatewayEnvironment } from '../../gateway/env';
import { startGateway } from '../../gateway/server';
import { drive } from '../support/load-driver';
import { ReadyProxy } from '../support/ready-proxy';
import { startFacets, wholePage } from './facets-fixture';

const healthInterval = 100;
const drain = String(healthInterval * 3);

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((next) => setImmediate(next));
};

it('two gateways behind a load balancer are restarted in turn under load without one failed request', async () => {
  // Given: answers that take a while, so that some are under way whenever a gateway is told to stop
  await using first = await startFacets({ DRAIN_MS: drain });
  for (const proxy of Object.values(first.proxies)) proxy.delayMilliseconds = 20;
  await using further = new AsyncDisposableStack();
  const start = async (port: number) => {
    const gateway = await startGateway(readGatewayEnvironment({ ...first.variables, PORT: String(port) }));
    further.defer(() => gateway.stop());
    return gateway;
  };
  const second = await start(0);
  await using balancer = await ReadyProxy.before([first.url, second.url], healthInterval);
  const restarted = Promise.withResolvers<void>();
  const driven = drive({
    url: `${balancer.url}/graphql`,
    query: wholePage,
    clients: 10,
    milliseconds: 30_000,
    until: restarted.promise,
    judge: ({ status, body }) => (status === 200 && !body.errors ? null : JSON.stringify(body.errors)),
  });
  const passedOn = (url: string) => balancer.passedOn.get(url) ?? 0;
  await until(() => passedOn(first.url) > 20 && passedOn(second.url) > 20);

  // When
  for (const gateway of [first, second]) {
    await gateway.stop();
    await start(gateway.port);
    const before = passedOn(gateway.url);
    await until(() => passedOn(gateway.url) > before + 20);
  }
  restarted.resolve();
  const report = await driven;

  // Then
  expect(report.failures).toEqual({});
  expect(report.statuses).toEqual({ 200: report.requests });
});

it('asks whoever waits for an answer while it stops not to come back on the same connection', async () => {
  // Given
  await using gateway = await startFacets({ DRAIN_MS: '100' });
  gateway.proxies.sales.delayMilliseconds = 300;
  const underWay = gateway.ask('{ salesBest { id } }');
  await until(() => gateway.proxies.sales.inFlight === 1);

  // When
  const stopped = gateway.stop();
  const answer = await underWay;

  // Then
  expect(answer.data).toEqual({ salesBest: { id: 'p1' } });
  expect(answer.headers.get('connection')).toBe('close');
  await stopped;
});

it('does not wait for connections on which nothing is under way', async () => {
  // Given
  await using gateway = await startFacets();
  const idle = connect(gateway.port, '127.0.0.1');
  await new Promise((done) => idle.once('connect', done));
  const startedAt = performance.now();

  // When
  await gateway.stop();

  // Then
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  idle.destroy();
});
