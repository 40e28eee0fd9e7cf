import { randomUUID } from 'node:crypto';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { importRows } from '../../support/import';
import { registerStaff } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;
let owner: string;
let accountId: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
  owner = await registerStaff(testDatabase, 'S1');
  const [account] = await importRows(client.database, sales, 'accounts', [{ externalRef: 'A', name: 'Acme' }]);
  accountId = account?.id ?? '';
  const at = (day: number) => `2026-0${day}-01T00:00:00Z`;
  await importRows(client.database, sales, 'deals', [
    { externalRef: '1', stage: 'Prospecting', createdAt: at(1) },
    { externalRef: '2', stage: 'Engaging', createdAt: at(2), ownerRef: 'S1', amount: '100', currencyCode: 'USD' },
    { externalRef: '3', stage: 'Won', createdAt: at(2), closedAt: at(3), amount: '200.5', currencyCode: 'USD' },
    { externalRef: '4', stage: 'Won', createdAt: at(2), closedAt: at(5), accountRef: 'A', ownerRef: 'S1' },
    { externalRef: '5', stage: 'Lost', createdAt: at(4), closedAt: at(6), lostReason: 'price' },
  ]);
});
afterAll(() => testDatabase.drop());

const refs = async (filter: object) => {
  const { data, errors } = await client.execute(
    'query ($filter: DealFilter) { deals(filter: $filter) { totalCount nodes { externalRef { value } } } }',
    { filter },
  );
  expect(errors).toBeUndefined();
  expect(data.deals.totalCount).toBe(data.deals.nodes.length);
  return data.deals.nodes.map((node: { externalRef: { value: string } }) => node.externalRef.value).sort();
};

test.each([
  ['a stage', () => ({ stage: { eq: 'Won' } }), ['3', '4']],
  ['stages', () => ({ stage: { in: ['Lost', 'Engaging'] } }), ['2', '5']],
  ['a status', () => ({ status: { eq: 'OPEN' } }), ['1', '2']],
  ['statuses', () => ({ status: { in: ['WON', 'LOST'] } }), ['3', '4', '5']],
  ['an owner', () => ({ owner: { eq: owner } }), ['2', '4']],
  ['no owner', () => ({ owner: { isNull: true } }), ['1', '3', '5']],
  ['an account', () => ({ accountId: { eq: accountId } }), ['4']],
  ['an amount', () => ({ amount: { gt: '100' } }), ['3']],
  ['a beginning', () => ({ createdAt: { gte: '2026-02-01T00:00:00Z', lt: '2026-04-01T00:00:00Z' } }), ['2', '3', '4']],
  ['an end', () => ({ closedAt: { gt: '2026-03-01T00:00:00Z' } }), ['4', '5']],
  ['no end', () => ({ closedAt: { isNull: true } }), ['1', '2']],
  ['both', () => ({ and: [{ status: { eq: 'WON' } }, { owner: { eq: owner } }] }), ['4']],
  ['either', () => ({ or: [{ stage: { eq: 'Lost' } }, { stage: { eq: 'Prospecting' } }] }), ['1', '5']],
  ['not', () => ({ not: { amount: { gt: '0' } } }), ['1', '4', '5']],
  ['an owner nobody is', () => ({ owner: { eq: randomUUID() } }), []],
])('filters by %s', async (_name, filter, expected) => {
  expect(await refs(filter())).toEqual(expected);
});

test('an id that can be none is refused, and not an error of ours', async () => {
  const { data, errors } = await client.execute('{ deals(filter: { owner: { eq: "kim" } }) { nodes { id } } }');

  expect(data).toEqual({ deals: null });
  expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
});

test('pages over deals that began at the same instant have each once, forward and backward', async () => {
  const page = async (args: string) => {
    const { data, errors } = await client.execute(
      `{ deals(${args}) { nodes { externalRef { value } } pageInfo { endCursor startCursor hasNextPage hasPreviousPage } } }`,
    );
    expect(errors).toBeUndefined();
    return data.deals;
  };
  const valuesOf = (one: { nodes: { externalRef: { value: string } }[] }) => one.nodes.map((n) => n.externalRef.value);
  const walk = async (start: string, next: (info: Record<string, string>) => string | null) => {
    const pages: string[][] = [];
    for (let args: string | null = start; args;) {
      const one = await page(args);
      pages.push(valuesOf(one));
      args = next(one.pageInfo);
    }
    return pages;
  };
  const whole = valuesOf(await page('first: 100'));
  const forward = await walk('first: 2', (info) => (info.hasNextPage ? `first: 2, after: "${info.endCursor}"` : null));
  const backward = await walk('last: 2', (info) =>
    info.hasPreviousPage ? `last: 2, before: "${info.startCursor}"` : null,
  );

  expect(whole).toHaveLength(5);
  expect(forward.flat()).toEqual(whole);
  expect(backward.reverse().flat()).toEqual(whole);
});
