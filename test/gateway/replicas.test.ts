import { Replicas } from '../../gateway/transport/replicas';
import { FaultProxy } from '../support/fault-proxy';
import { drive } from '../support/load-driver';
import { type FacetsUnderTest, startFacet, startFacets, wholePage } from './facets-fixture';

describe('the addresses of a department', () => {
  it('take turns, and what has failed comes last for five seconds', () => {
    let now = 0;
    const replicas = new Replicas(['a', 'b', 'c'], () => now);
    expect([replicas.inTurn(), replicas.inTurn(), replicas.inTurn()].map(([first]) => first)).toEqual(['b', 'c', 'a']);

    replicas.failed('b');

    expect([replicas.inTurn(), replicas.inTurn(), replicas.inTurn()]).toEqual([
      ['c', 'a', 'b'],
      ['c', 'a', 'b'],
      ['a', 'c', 'b'],
    ]);
    now = 5_000;
    expect(replicas.inTurn()).toEqual(['b', 'c', 'a']);
  });
});

describe('two replicas of a department', () => {
  let stop: (() => Promise<unknown>)[];
  let replicas: [FaultProxy, FaultProxy];
  let gateway: FacetsUnderTest;
  beforeEach(async () => {
    const people = await startFacet('people');
    replicas = [await FaultProxy.before(people.url), await FaultProxy.before(people.url)];
    gateway = await startFacets({
      SUBGRAPH_URL_PEOPLE: `${replicas[0].url}, ${replicas[1].url}`,
      // Longer than a busy machine may stand still.
      SUBGRAPH_DEADLINE_MS: '3000',
    });
    stop = [() => gateway.dispose(), () => replicas[0].stop(), () => replicas[1].stop(), () => people.stop()];
  });
  afterEach(async () => {
    for (const each of stop) await each();
  });

  const drivePages = (requests = 200) =>
    drive({
      url: `${gateway.url}/graphql`,
      query: wholePage,
      clients: 8,
      requests,
      judge: ({ status, body }) => (status === 200 && !body.errors ? null : JSON.stringify(body.errors ?? status)),
    });

  it('share the questions', async () => {
    const { failures } = await drivePages();

    expect(failures).toEqual({});
    expect(Math.abs(replicas[0].calls - replicas[1].calls)).toBeLessThanOrEqual(1);
  });

  it.each(['refuses connections', 'cuts the connection'] as const)(
    'lose no request when one %s under load, and share again when it is back',
    async (fault) => {
      // When
      const driven = drivePages(400);
      while (replicas[0].calls < 50) await new Promise((next) => setImmediate(next));
      await replicas[0].become(fault);
      const { failures, requests } = await driven;

      // Then
      expect(failures).toEqual({});
      expect(requests).toBeGreaterThanOrEqual(200);
      expect(await gateway.ask('{ people { nodes { id } } }')).toMatchObject({ status: 200 });
      expect(await (await fetch(`${gateway.url}/ready`)).json()).toMatchObject({ departments: { unavailable: [] } });
    },
  );

  it('lose no mutation when one is gone: it has seen none of them', async () => {
    await using sales = await startFacet('sales');
    await using gone = await FaultProxy.before(sales.url);
    await gone.become('refuses connections');
    await using other = await startFacets({ SUBGRAPH_URL_SALES: `${gone.url},${sales.url}` });

    const answers = await Promise.all(Array.from({ length: 8 }, () => other.ask('mutation { salesCount }')));

    expect(answers.map(({ data }) => data)).toEqual(answers.map(() => ({ salesCount: 1 })));
  });

  it('do not both suffer when one hangs: it is left alone after its first timeouts', async () => {
    await replicas[0].become('hangs');

    const { failures } = await drivePages();

    expect(Object.values(failures).reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(8);
    expect(await gateway.figure('gateway_subgraph_circuit{department="people"}')).toBe(0);
  });
});
