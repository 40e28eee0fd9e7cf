import type { DataSource } from 'typeorm';
import { customersPage } from '../../subgraphs/customer/customer/list';
import customer from '../../subgraphs/customer/subgraph';
import marketing from '../../subgraphs/marketing/subgraph';
import sales from '../../subgraphs/sales/subgraph';
import support from '../../subgraphs/support/subgraph';
import { fillCustomers } from '../bench/customers';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { settleProjection } from '../support/projection';

// So many that a page is first looked for along its order, and those who meet the conditions are asked only afterwards.
const people = 8_000;

interface Known {
  id: string;
  createdAt: Date;
  orderCount: number;
  lifetimeValue: number | null;
  openTicketCount: number;
  visited: boolean;
}

let testDatabase: TestDatabase;
let platform: DataSource;
let known: Known[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  platform = await testDatabase.dataSource(customer);
  for (const subgraph of [sales, marketing, support]) await testDatabase.dataSource(subgraph);
  await settleProjection(testDatabase, platform);
  await fillCustomers(testDatabase.ownerUrl, 0, people);
  known = await testDatabase.asOwner<Known>(`
    SELECT c.id, c.created_at AS "createdAt", coalesce(max(f.number) FILTER (WHERE d.path = 'sales.orderCount'), 0)::int AS "orderCount",
      max(f.number) FILTER (WHERE d.path = 'sales.lifetimeValue')::float AS "lifetimeValue",
      coalesce(max(f.number) FILTER (WHERE d.path = 'support.openTicketCount'), 0)::int AS "openTicketCount",
      bool_or(d.path = 'marketing.lastVisitAt') IS TRUE AS visited
    FROM identity.customer c LEFT JOIN customer.fact f ON f.customer_id = c.id
      LEFT JOIN customer.fact_definition d ON d.id = f.definition_id
    GROUP BY c.id ORDER BY c.created_at DESC, c.id DESC`);
});
afterAll(() => testDatabase.drop());

/** Ids of pages in reading direction, one after the other. */
async function pages(count: number, filter: object, field: string, direction: 'ASC' | 'DESC'): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; count > 0; count -= 1) {
    const { nodes, pageInfo } = await customersPage(
      platform.manager,
      { first: 100, after, filter: { ...filter }, orderBy: [{ field, direction }] },
      { defaultCountry: null },
    );
    ids.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor ?? null;
  }
  return ids;
}

const idsOf = (customers: readonly Known[]) => customers.map(({ id }) => id);

test.each<[string, () => [filter: object, meets: (customer: Known) => boolean]]>([
  ['many together', () => [{ sales: { orderCount: { gte: 1 } } }, ({ orderCount }) => orderCount >= 1]],
  [
    'nobody together',
    () => [
      { sales: { orderCount: { gte: 1 }, lifetimeValue: { isNull: true } } },
      ({ orderCount, lifetimeValue }) => orderCount >= 1 && lifetimeValue === null,
    ],
  ],
  [
    'none of the newest',
    () => {
      const before = known[people - 500]!.createdAt;
      return [
        {
          createdAt: { lt: before.toISOString() },
          sales: { orderCount: { gte: 1 } },
          marketing: { lastVisitAt: { isNull: false } },
        },
        ({ createdAt, orderCount, visited }) => createdAt < before && orderCount >= 1 && visited,
      ];
    },
  ],
  [
    'nearly a page of the newest',
    () => [
      { sales: { orderCount: { gte: 1 } }, or: [{ support: { openTicketCount: { gt: 0 } } }] },
      ({ orderCount, openTicketCount }) => orderCount >= 1 && openTicketCount > 0,
    ],
  ],
])('frequent conditions that %s meet are answered newest first', async (_who, condition) => {
  const [filter, meets] = condition();

  expect(await pages(3, filter, 'CREATED_AT', 'DESC')).toEqual(idsOf(known.filter(meets)).slice(0, 300));
});

test.each(['ASC', 'DESC'] as const)('those who have ordered little are paged by worth, %s', async (direction) => {
  const sign = direction === 'ASC' ? 1 : -1;
  const expected = known
    .filter(({ orderCount }) => orderCount < 2)
    .sort((one, other) => {
      if (one.lifetimeValue === null || other.lifetimeValue === null) {
        if (one.lifetimeValue !== other.lifetimeValue) return one.lifetimeValue === null ? 1 : -1;
        return sign * (one.id < other.id ? -1 : 1);
      }
      return sign * (one.lifetimeValue - other.lifetimeValue || (one.id < other.id ? -1 : 1));
    });

  const found = await pages(8, { sales: { orderCount: { lt: 2 } } }, 'SALES_LIFETIME_VALUE', direction);

  expect(found).toEqual(idsOf(expected).slice(0, 800));
  expect(expected.slice(0, 800).some(({ lifetimeValue }) => lifetimeValue === null)).toBe(true);
});

test('prospects are paged by a worth that none of them has', async () => {
  const expected = known
    .filter(({ orderCount }) => orderCount === 0)
    .sort((one, other) => (one.id < other.id ? -1 : 1));

  expect(await pages(2, { lifeCycleStage: { eq: 'PROSPECT' } }, 'SALES_LIFETIME_VALUE', 'ASC')).toEqual(
    idsOf(expected).slice(0, 200),
  );
});
