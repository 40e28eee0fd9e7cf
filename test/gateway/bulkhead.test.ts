import { Bulkhead } from '../../gateway/transport/bulkhead';
import { startFacets } from './facets-fixture';

describe('a bulkhead', () => {
  it('admits as many as it may, and the next when one leaves, in the order they came', async () => {
    // Given
    const bulkhead = new Bulkhead(2, 60_000);
    const admitted: string[] = [];
    const enter = async (name: string) => (await bulkhead.enter()) && admitted.push(name);
    await Promise.all([enter('first'), enter('second')]);
    const [third, fourth] = [enter('third'), enter('fourth')];
    expect(bulkhead.inFlight).toBe(2);

    // When
    bulkhead.leave();
    await third;

    // Then
    expect(admitted).toEqual(['first', 'second', 'third']);
    bulkhead.leave();
    await fourth;
    bulkhead.leave();
    bulkhead.leave();
    expect(bulkhead.inFlight).toBe(0);
  });

  it('refuses those whose turn does not come soon, and forgets them', async () => {
    const bulkhead = new Bulkhead(1, 10);
    await bulkhead.enter();

    expect(await bulkhead.enter()).toBe(false);

    bulkhead.leave();
    expect(bulkhead.inFlight).toBe(0);
    expect(await bulkhead.enter()).toBe(true);
  });
});

it('a department that hangs holds no more requests than it may, and the others are told soon', async () => {
  // Given
  await using gateway = await startFacets({ SUBGRAPH_MAX_IN_FLIGHT: '5', SUBGRAPH_DEADLINE_MS: '2000' });
  await gateway.proxies.marketing.become('hangs');
  const startedAt = performance.now();
  const ask = async () => {
    const answer = await gateway.ask('{ salesBest { sales { score } marketing { score } } }');
    return { ...answer, milliseconds: performance.now() - startedAt };
  };

  // When
  const answers = await Promise.all(Array.from({ length: 15 }, ask));

  // Then
  const codeOf = ({ errors }: (typeof answers)[number]) => errors![0]!.extensions['code'];
  const soon = answers.filter((answer) => codeOf(answer) === 'DEPARTMENT_UNAVAILABLE');
  expect(gateway.proxies.marketing.calls).toBe(5);
  expect(answers.map(({ data }) => data.salesBest)).toEqual(
    answers.map(() => ({ sales: { score: 1 }, marketing: null })),
  );
  expect(soon).toHaveLength(10);
  expect(soon[0]!.errors![0]!.extensions).toMatchObject({ department: 'marketing', retryAfter: 1 });
  expect(Math.max(...soon.map(({ milliseconds }) => milliseconds))).toBeLessThan(1500);
});
