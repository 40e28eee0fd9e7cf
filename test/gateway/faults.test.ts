import { type Fault, faults, secret } from '../support/fault-proxy';
import { type FacetsUnderTest, startFacets, wholePage } from './facets-fixture';

const inner = new RegExp(
  `${secret}|127\\.0\\.0\\.1|10\\.0\\.0\\.7|localhost|\\w:\\d{4,5}|ECONN|UND_ERR|undici|fetch|stack|html`,
  'i',
);
const people = ['p1', 'p2', 'p3'];

/** What a client sees of a department that fails. */
const told = (path: (string | number)[], fault: Fault) => {
  const isLate = fault === 'hangs';
  return {
    message: `The department marketing ${isLate ? 'took too long to answer' : 'is not available'}. Try again in 5 s.`,
    path,
    extensions: {
      code: isLate ? 'DEPARTMENT_TIMEOUT' : 'DEPARTMENT_UNAVAILABLE',
      department: 'marketing',
      retryAfter: 5,
    },
  };
};

describe('a department that fails', () => {
  let gateway: FacetsUnderTest;
  beforeAll(async () => {
    // Long enough to read 16 MB on a busy machine: a flood must be told from a hang.
    gateway = await startFacets({ SUBGRAPH_DEADLINE_MS: '4000', CIRCUIT_BREAKER: 'off' });
  });
  afterAll(() => gateway.dispose());
  afterEach(() => gateway.proxies.marketing.become(null));

  it.each(faults)(
    'costs its facet alone, says who, where and when to come again, and nothing more, when it %s',
    async (fault) => {
      // Given
      await gateway.proxies.marketing.become(fault);

      // When
      const answer = await gateway.ask(wholePage);

      // Then
      const facets = { sales: { score: 1 }, marketing: null, support: { score: 1 } };
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual({
        people: { nodes: people.map((id) => ({ id, name: 'Mina', ...facets })) },
        salesBest: { id: 'p1', ...facets },
      });
      expect(answer.errors).toHaveLength(4);
      expect(answer.errors).toEqual(
        expect.arrayContaining([
          ...people.map((_, index) => told(['people', 'nodes', index, 'marketing'], fault)),
          told(['salesBest', 'marketing'], fault),
        ]),
      );
      expect(answer.text + JSON.stringify([...answer.headers])).not.toMatch(inner);
    },
  );

  it.each(faults)('is named at the root and for a mutation when it %s', async (fault) => {
    await gateway.proxies.marketing.become(fault);

    const [query, mutation] = await Promise.all([
      gateway.ask('{ best: marketingBest { id } supportBest { id } }'),
      gateway.ask('mutation { salesCount count: marketingCount supportCount }'),
    ]);

    expect(query.data).toEqual({ best: null, supportBest: { id: 'p1' } });
    expect(query.errors).toEqual([told(['best'], fault)]);
    expect(mutation.data).toEqual({ salesCount: 1, count: null, supportCount: 1 });
    expect(mutation.errors).toEqual([told(['count'], fault)]);
    expect(query.text + mutation.text).not.toMatch(inner);
  });

  it('cannot pollute what all objects inherit', async () => {
    await gateway.proxies.marketing.become('pollutes prototypes');

    await gateway.ask(wholePage);
    await gateway.ask('{ marketingBest { id } }');

    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((Object as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('does not fill the memory with 200 MB', async () => {
    await gateway.proxies.marketing.become('answers 200 MB');
    const before = process.memoryUsage().rss;

    await Promise.all(Array.from({ length: 4 }, () => gateway.ask(wholePage)));

    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });
});
