import { connect } from 'node:net';
import { readGatewayEnvironment } from '../../gateway/env';
import { startGateway } from '../../gateway/server';
import { isHaproxyInstalled, startHaproxy } from '../support/haproxy';
import { drive } from '../support/load-driver';
import { ReadyProxy } from '../support/ready-proxy';
import { startFacets, wholePage } from './facets-fixture';

const healthInterval = 100;
const drain = String(healthInterval * 3);

const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await new Promise((next) => setImmediate(next));
};

/** Pages that the gateway has served since it was started. */
const servedBy = async (url: string): Promise<number> => {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/gateway_request_duration_seconds_count\{outcome="ok"\} (\d+)/.exec(metrics)?.[1] ?? 0);
};

describe('two gateways, restarted in turn under load', () => {
  type StartBalancer = (origins: string[], interval: number) => Promise<AsyncDisposable & { url: string }>;
  const restartBehind = async (startBalancer: StartBalancer) => {
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
    await using balancer = await startBalancer([first.url, second.url], healthInterval);
    const restarted = Promise.withResolvers<void>();
    const driven = drive({
      url: `${balancer.url}/graphql`,
      query: wholePage,
      clients: 10,
      milliseconds: 25_000,
      until: restarted.promise,
      judge: ({ status, body }) => (status === 200 && !body.errors ? null : JSON.stringify(body.errors)),
    });
    await until(async () => (await servedBy(first.url)) > 20 && (await servedBy(second.url)) > 20);

    // When
    for (const gateway of [first, second]) {
      await gateway.stop();
      const { url } = await start(gateway.port);
      await until(async () => (await servedBy(url)) > 20);
    }
    restarted.resolve();
    const report = await driven;

    // Then
    expect(report.failures).toEqual({});
    expect(report.statuses).toEqual({ 200: report.requests });
  };

  it('lose no request behind a load balancer that asks for /ready', () =>
    restartBehind((origins, interval) => ReadyProxy.before(origins, interval)));

  const itWithHaproxy = isHaproxyInstalled() ? it : it.skip;
  itWithHaproxy('lose no request behind haproxy (skipped where it is not installed)', () =>
    restartBehind(startHaproxy),
  );
});

describe('a gateway that stops', () => {
  it('asks whoever waits for an answer not to come back on the same connection', async () => {
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
});
