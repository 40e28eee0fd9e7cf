import { startFacets, wholePage } from './facets-fixture';

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((next) => setImmediate(next));
};

it('clients that leave under load cancel the calls made for them, and say nothing about the department', async () => {
  // Given: more calls than the circuit breaker needs for a judgement
  await using gateway = await startFacets({ SUBGRAPH_DEADLINE_MS: '60000', GATEWAY_DEADLINE_MS: '60000' });
  const { support } = gateway.proxies;
  await support.become('hangs');

  for (let wave = 1; wave <= 3; wave++) {
    const leaving = new AbortController();
    const answers = Array.from({ length: 20 }, () => gateway.ask(wholePage, leaving.signal));
    const left = Promise.allSettled(answers);
    // Each page asks support twice, for the people of both roots.
    await until(() => support.inFlight === 40);

    // When
    leaving.abort();

    // Then
    expect((await left).map(({ status }) => status)).toEqual(answers.map(() => 'rejected'));
    await until(() => support.inFlight === 0);
  }
  expect(support.calls).toBe(120);
  expect(await gateway.figure('gateway_subgraph_fetches_total{department="support",outcome="cancelled"}')).toBe(120);
  expect(await gateway.figure('gateway_subgraph_in_flight{department="support"}')).toBe(0);
  expect(await gateway.figure('gateway_subgraph_circuit{department="support"}')).toBe(0);
  expect(await gateway.figure('gateway_in_flight')).toBe(0);
  await support.become(null);
  expect((await gateway.ask(wholePage)).errors).toBeUndefined();
});
