import { startGatewayUnderTest } from './gateway-under-test';
import { startImpostor } from './library-fixture';

const json = async (url: string): Promise<unknown> => (await fetch(url)).json();

describe('the gateway in operation', () => {
  it('is alive and ready, and names a department that does not answer', async () => {
    // Given
    const gateway = await startGatewayUnderTest({
      reviews: await startImpostor((request) => request.socket.destroy()),
    });

    // Then
    expect(await json(`${gateway.url}/health`)).toEqual({ status: 'alive' });
    expect(await json(`${gateway.url}/ready`)).toEqual({
      status: 'ready',
      departments: { unavailable: ['reviews'] },
    });
    await gateway.dispose();
  });

  it('does not wait long for a department that hangs when asked whether it is ready', async () => {
    const gateway = await startGatewayUnderTest({ reviews: await startImpostor(() => undefined) });
    const startedAt = performance.now();

    const ready = await json(`${gateway.url}/ready`);

    expect(ready).toMatchObject({ status: 'ready', departments: { unavailable: ['reviews'] } });
    expect(performance.now() - startedAt).toBeLessThan(3000);
    await gateway.dispose();
  });

  it('counts requests by operation and outcome, and fetches by department and outcome', async () => {
    // Given
    const gateway = await startGatewayUnderTest({ reviews: await startImpostor((_, r) => r.writeHead(500).end()) });

    // When
    await gateway.ask({ query: 'query Titles { books { nodes { title } } }' });
    await gateway.ask({ query: 'query Titles { books { nodes { title reviews { count } } } }' });
    await gateway.ask({ query: '{ nothing }' });
    await gateway.ask({ query: '{ books { nodes { title } } }' }, { authorization: 'Bearer a.b.c' });
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();

    // Then
    for (const line of [
      'gateway_requests_total{operation="Titles",outcome="ok"} 1',
      'gateway_requests_total{operation="Titles",outcome="partial"} 1',
      'gateway_requests_total{operation="anonymous",outcome="refused"} 1',
      'gateway_requests_total{operation="anonymous",outcome="unauthenticated"} 1',
      'gateway_subgraph_fetches_total{department="library",outcome="ok"} 2',
      'gateway_subgraph_fetches_total{department="reviews",outcome="unavailable"} 1',
      'gateway_subgraph_fetch_duration_seconds_count{department="reviews"} 1',
      'gateway_request_duration_seconds_count{outcome="ok"} 1',
    ]) {
      expect(metrics).toContain(line);
    }
    expect(metrics).toContain('process_cpu_seconds_total');
    await gateway.dispose();
  });

  it('keeps few names of operations, however many clients think up', async () => {
    const gateway = await startGatewayUnderTest();

    for (let name = 0; name < 210; name++) await gateway.ask({ query: `query Name${name} { __typename }` });
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();

    expect(metrics.match(/gateway_requests_total\{operation="Name/g)).toHaveLength(200);
    expect(metrics).toContain('gateway_requests_total{operation="other",outcome="ok"} 10');
    await gateway.dispose();
  });

  it('finishes what is under way when stopped, says so at /ready, and lets nobody in afterwards', async () => {
    // Given
    const asked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const reviews = await startImpostor((_, response) => {
      asked.resolve();
      void release.promise.then(() => response.end('{"data":{"bestReview":{"text":"late"}}}'));
    });
    const gateway = await startGatewayUnderTest({ reviews, drainMilliseconds: 300 });
    const underWay = gateway.ask({ query: '{ bestReview { text } }' });
    await asked.promise;

    // When
    const stopped = gateway.stop();
    const ready = await fetch(`${gateway.url}/ready`);
    release.resolve();

    // Then
    expect(ready.status).toBe(503);
    expect(ready.headers.get('connection')).toBe('close');
    expect((await underWay).data).toEqual({ bestReview: { text: 'late' } });
    await stopped;
    await expect(fetch(`${gateway.url}/health`)).rejects.toThrow('fetch failed');
    await gateway.dispose();
  });
});
