import { drive, percentile } from '../support/load-driver';
import type { Fault } from '../support/fault-proxy';
import {
  type DepartmentName,
  departments,
  facets,
  type FacetsUnderTest,
  startFacets,
  wholePage,
} from './facets-fixture';

const isLong = process.env['LONG'] === '1';
const deadline = isLong ? 3_000 : 400;
const size = isLong ? { milliseconds: 20_000, clients: 20 } : { requests: 400, clients: 5 };
const faults: Fault[] = ['refuses connections', 'hangs', 'cuts the connection in the answer', 'answers noise'];

interface Page {
  data: Record<string, unknown>;
  errors?: { path?: unknown[]; extensions: { code: string; department: string; retryAfter: number } }[];
}

/** What is wrong with the page: all must be there but what the dead department owns, and that must be told. */
function faultOf(dead: DepartmentName | null, { data, errors = [] }: Page): string | null {
  const page = data['people'] as { nodes: Record<string, unknown>[] } | null;
  const best = data['salesBest'] as Record<string, unknown> | null;
  const people = [...(page?.nodes ?? []), ...(best ? [best] : [])];
  const wanted = dead === 'people' ? 1 : dead === 'sales' ? 3 : 4;
  if (people.length !== wanted) return `there are ${people.length} people`;
  for (const facet of facets) {
    if (people.some((person) => (person[facet] === null) !== (facet === dead))) return `the facet ${facet} is wrong`;
  }
  if (errors.length === 0 && dead !== null) return 'nobody is told';
  const isHonest = errors.every(
    ({ path, extensions: { code, department, retryAfter } }) =>
      path && /^DEPARTMENT_(UNAVAILABLE|TIMEOUT)$/.test(code) && department === dead && retryAfter >= 1,
  );
  return isHonest ? null : `told is ${JSON.stringify(errors)}`;
}

const drivePages = (gateway: FacetsUnderTest, dead: DepartmentName | null) =>
  drive({
    url: `${gateway.url}/graphql`,
    query: wholePage,
    ...(dead ? size : { clients: size.clients, requests: 100 }),
    judge: ({ status, body }) => (status === 200 ? faultOf(dead, body as Page) : `status ${status}`),
  });

/** All of them in the long run; otherwise every second one, and the others at the next department. */
const faultsAt = (dead: DepartmentName): Fault[] =>
  faults.filter((_, index) => isLong || (index + departments.indexOf(dead)) % 2 === 0);

describe.each(departments)('under load, the department %s', (dead) => {
  it.each(faultsAt(dead))(
    'costs its own part, no time beyond its deadline and hardly a call when it %s',
    async (fault) => {
      // Given
      await using gateway = await startFacets({ [`SUBGRAPH_DEADLINE_MS_${dead.toUpperCase()}`]: String(deadline) });
      const alive = await drivePages(gateway, null);
      await gateway.proxies[dead].become(fault);
      const sentBefore = await gateway.sentTo(dead);

      // When
      const { failures, latencies, requests } = await drivePages(gateway, dead);

      // Then
      // A machine that is busy with other things takes its time for whole pages as well, now more, now less: the
      // promise is held to in the long form, and to ten times of it beside all other tests.
      const busy = percentile(alive.latencies[200]!, 0.99);
      const promised = isLong ? deadline + 100 + 3 * busy : (deadline + 100) * 10;
      expect([alive.failures, failures]).toEqual([{}, {}]);
      expect(percentile(latencies[200]!, 0.99)).toBeLessThan(promised);
      expect((await gateway.sentTo(dead)) - sentBefore).toBeLessThan(requests / 10);
      expect(await gateway.figure(`gateway_subgraph_circuit{department="${dead}"}`)).toBe(1);
    },
    60_000,
  );
});

it('goes on being asked where there is no circuit breaker', async () => {
  await using gateway = await startFacets({ CIRCUIT_BREAKER: 'off' });
  await gateway.proxies.sales.become('answers noise');

  const { failures, requests } = await drivePages(gateway, 'sales');

  expect(failures).toEqual({});
  expect(gateway.proxies.sales.calls).toBe(requests * 2);
}, 60_000);
