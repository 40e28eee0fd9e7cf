import type { RequestListener } from 'node:http';
import { RetryBudget } from '../../gateway/transport/retry-budget';
import { type FacetsUnderTest, startFacets } from './facets-fixture';

const query = '{ salesBest { id } }';
const mutation = 'mutation { salesCount }';
const cut: RequestListener = (request) => void request.socket.destroy();

describe('a question whose connection fails', () => {
  let gateway: FacetsUnderTest;
  beforeEach(async () => {
    gateway = await startFacets();
  });
  afterEach(() => gateway.dispose());

  it('is asked a second time when it is a query, and nobody notices', async () => {
    // Given: the first connection is cut, the second one is good
    const { sales } = gateway.proxies;
    await sales.become((request, response) => {
      void sales.become(null);
      cut(request, response);
    });

    // When
    const answer = await gateway.ask(query);

    // Then
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ salesBest: { id: 'p1' } });
    expect(sales.calls).toBe(2);
    expect(await gateway.figure('gateway_subgraph_retries_total{department="sales"}')).toBe(1);
  });

  it('is not asked a third time', async () => {
    await gateway.proxies.sales.become('cuts the connection');

    const answer = await gateway.ask(query);

    expect(answer.errors![0]!.extensions['code']).toBe('DEPARTMENT_UNAVAILABLE');
    expect(gateway.proxies.sales.calls).toBe(2);
  });

  it('is asked once when it is a mutation: it may have been done', async () => {
    await gateway.proxies.sales.become('cuts the connection');

    const answer = await gateway.ask(mutation);

    expect(answer.errors![0]!.extensions['code']).toBe('DEPARTMENT_UNAVAILABLE');
    expect(gateway.proxies.sales.calls).toBe(1);
  });

  it.each(['answers 500 with secrets', 'answers noise', 'cuts the connection in the answer'] as const)(
    'is asked once by a query as well when the department %s',
    async (fault) => {
      await gateway.proxies.sales.become(fault);

      await gateway.ask(query);

      expect(gateway.proxies.sales.calls).toBe(1);
    },
  );
});

describe('the budget of repetitions', () => {
  it('holds ten at first, and one more for every ten calls', () => {
    const budget = new RetryBudget();
    const takeAll = () => {
      let taken = 0;
      while (budget.take()) taken += 1;
      return taken;
    };

    expect(takeAll()).toBe(10);
    for (let call = 0; call < 51; call++) budget.countCall();
    expect(takeAll()).toBe(5);
    for (let call = 0; call < 1_000; call++) budget.countCall();
    expect(takeAll()).toBe(10);
  });

  it('ends before repetitions double the load of a department that is gone', async () => {
    await using gateway = await startFacets({ CIRCUIT_BREAKER: 'off' });
    await gateway.proxies.sales.become('cuts the connection');

    await Promise.all(Array.from({ length: 60 }, () => gateway.ask(query)));

    expect(gateway.proxies.sales.calls).toBeGreaterThanOrEqual(60 + 10);
    expect(gateway.proxies.sales.calls).toBeLessThanOrEqual(60 + 16);
  });
});
