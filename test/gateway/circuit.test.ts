import { startFacets } from './facets-fixture';

const query = '{ supportBest { id } salesBest { id } }';

it('a department that failed too often is left alone for five seconds, then probed, then asked as before', async () => {
  // Given
  await using gateway = await startFacets();
  const { support } = gateway.proxies;
  const circuit = () => gateway.figure('gateway_subgraph_circuit{department="support"}');
  await support.become('answers 500 with secrets');
  for (let count = 0; count < 20; count++) await gateway.ask(query);
  const openedAt = performance.now();
  expect(await circuit()).toBe(1);

  // When: nobody asks it, though it is well again
  await support.become(null);
  const answers = await Promise.all(Array.from({ length: 30 }, () => gateway.ask(query)));

  // Then
  expect(support.calls).toBe(20);
  for (const { data, errors } of answers) {
    expect(data).toEqual({ supportBest: null, salesBest: { id: 'p1' } });
    const { retryAfter, ...extensions } = errors![0]!.extensions;
    expect(extensions).toEqual({ code: 'DEPARTMENT_UNAVAILABLE', department: 'support' });
    expect([1, 2, 3, 4, 5]).toContain(retryAfter);
  }
  while ((await gateway.ask(query)).errors) await new Promise((next) => setImmediate(next));
  expect(performance.now() - openedAt).toBeGreaterThan(4_900);
  expect(support.calls).toBe(21);
  expect(await circuit()).toBe(0);
});
