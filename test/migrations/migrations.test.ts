import type { DataSource } from 'typeorm';
import { dataSourceOf } from '../../subgraphs/kit/database/data-source';
import { migrate } from '../../subgraphs/kit/database/migrate';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { campaignMessageList } from '../../subgraphs/marketing/campaign-message/list';
import { visitList } from '../../subgraphs/marketing/visit/list';
import { activityList } from '../../subgraphs/sales/activity/list';
import { dealList } from '../../subgraphs/sales/deal/list';
import { orderList } from '../../subgraphs/sales/order/list';
import { ticketList } from '../../subgraphs/support/ticket/list';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest, testRole } from '../support/database';

let testDatabase: TestDatabase;
let subgraphs: Subgraph[];

beforeAll(async () => {
  testDatabase = await createTestDatabase({ empty: true });
  subgraphs = await subgraphsUnderTest();
});
afterAll(() => testDatabase.drop());

const up = () =>
  migrate(
    testDatabase.ownerUrl,
    subgraphs.map((subgraph) => ({ subgraph, role: testRole(subgraph.name) })),
  );

async function asOwner<Result>(subgraph: Subgraph, work: (dataSource: DataSource) => Promise<Result>): Promise<Result> {
  const dataSource = await dataSourceOf(subgraph, testDatabase.ownerUrl, { poolSize: 1 }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Everything a migration can make: columns, constraints, indexes, functions, triggers, rights. */
const structure = () =>
  testDatabase.asOwner<{ line: string }>(`
    SELECT * FROM (
      SELECT format('column %s.%s.%s %s %s %s', table_schema, table_name, column_name, data_type, is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
      UNION ALL SELECT format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE conrelid <> 0 AND connamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname <> 'pg_catalog'
      UNION ALL SELECT pg_get_functiondef(oid) || coalesce(proacl::text, '') FROM pg_proc
        WHERE pronamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema') AND prokind = 'f'
      UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT format('rights %s %s', oid::regclass, relacl) FROM pg_class
        WHERE relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND relkind IN ('r', 'S')
    ) AS all_lines (line) ORDER BY line`);

test('every migration can be undone and done again, and leaves the same structure', async () => {
  await up();
  const first = await structure();

  for (const subgraph of [...subgraphs].reverse()) {
    await asOwner(subgraph, async (dataSource) => {
      for (const _migration of dataSource.migrations) await dataSource.undoLastMigration();
    });
  }
  const undone = await structure();
  await up();

  expect(undone.filter(({ line }) => !line.includes('migration'))).toEqual([]);
  expect(await structure()).toEqual(first);
  expect(first.length).toBeGreaterThan(200);
});

test('a second run of the migrations changes nothing', async () => {
  await up();

  expect(await up()).toEqual({ applied: [] });
});

test('entities and migrations describe the same tables', async () => {
  await up();

  for (const subgraph of subgraphs) {
    const { upQueries } = await asOwner(subgraph, (dataSource) => dataSource.driver.createSchemaBuilder().log());
    expect({ [subgraph.name]: upQueries.map(({ query }) => query) }).toEqual({ [subgraph.name]: [] });
  }
});

test.each([
  ['sales.orders', orderList],
  ['sales.deals', dealList],
  ['sales.activities', activityList],
  ['marketing.campaign_messages', campaignMessageList],
  ['marketing.visits', visitList],
  ['support.tickets', ticketList],
] as const)('an index has the rows of each customer in %s in the order of their list', async (table, { orderBy }) => {
  await up();

  const indexes = await testDatabase.asOwner<{ columns: string }>(
    `SELECT lower(regexp_replace(pg_get_indexdef(indexrelid), '.* USING btree ', '')) AS columns
      FROM pg_index WHERE indrelid = $1::regclass`,
    [table],
  );

  expect(indexes.map(({ columns }) => columns)).toContain(
    `(customer_id, ${orderBy.expression.replaceAll('t.', '')}, id)`,
  );
});
