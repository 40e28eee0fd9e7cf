import { drive, percentile } from '../support/load-driver';
import { startFacets, wholePage } from './facets-fixture';

it('300 clients at a gateway limited to 50: 503 at once for the rest, the admitted stay under the deadline', async () => {
  // Given: departments that take their time
  const deadline = 8_000;
  await using gateway = await startFacets({ MAX_IN_FLIGHT: '50', SUBGRAPH_MAX_IN_FLIGHT: '200' });
  await gateway.ask(wholePage);
  for (const proxy of Object.values(gateway.proxies)) proxy.delayMilliseconds = 1_000;

  // When
  const report = await drive({
    url: `${gateway.url}/graphql`,
    query: wholePage,
    clients: 300,
    requests: 300,
    judge: ({ status, body: { errors } }) => {
      if (status === 200) return errors ? JSON.stringify(errors) : null;
      const { code, retryAfter } = errors[0].extensions as { code: string; retryAfter: number };
      return code === 'OVERLOADED' && retryAfter === 1 ? null : JSON.stringify(errors);
    },
  });

  // Then
  expect(report.failures).toEqual({});
  expect(report.statuses).toEqual({ 200: 50, 503: 250 });
  // The admitted wait for two rounds of departments; the rest does not wait for them.
  expect(report.latencies[200]![0]).toBeGreaterThan(2_000);
  expect(percentile(report.latencies[503]!, 0.5)).toBeLessThan(report.latencies[200]![0]!);
  expect(report.latencies[200]!.at(-1)).toBeLessThan(deadline);
  expect(await gateway.figure('gateway_requests_total{operation="anonymous",outcome="shed"}')).toBe(250);
  expect(await gateway.figure('gateway_in_flight')).toBe(0);
});

it('a request beyond the limit is told when to come again, and /health and /ready go on', async () => {
  // Given
  await using gateway = await startFacets({ MAX_IN_FLIGHT: '1', SUBGRAPH_DEADLINE_MS: '500' });
  await gateway.proxies.sales.become('hangs');
  const first = gateway.ask('{ salesBest { id } }');
  while (gateway.proxies.sales.inFlight === 0) await new Promise((next) => setImmediate(next));

  // When
  const second = await gateway.ask('{ salesBest { id } }');

  // Then
  expect(second.status).toBe(503);
  expect(second.headers.get('retry-after')).toBe('1');
  expect((await fetch(`${gateway.url}/health`)).status).toBe(200);
  expect((await first).status).toBe(200);
  expect((await gateway.ask('{ supportBest { id } }')).status).toBe(200);
});
