import { dataSourceOf } from '../../../subgraphs/kit/database/data-source';
import support from '../../../subgraphs/support/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const objects = async () =>
  (
    await database.asOwner<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'support' AND c.relname !~ '^(migration|PK_)' ORDER BY 1`,
    )
  ).map(({ name }) => name);

test('the migrations match the entities, go down to nothing and up again to the same', async () => {
  const owner = await dataSourceOf(support, database.ownerUrl, { poolSize: 1 }).initialize();
  try {
    const before = await objects();
    const drift = await owner.driver.createSchemaBuilder().log();
    for (const _ of support.migrations) await owner.undoLastMigration();
    const down = await objects();
    await owner.runMigrations();

    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
    expect(before).toEqual(expect.arrayContaining(['tickets', 'ticket_messages', 'ticket_number', 'tickets_number']));
    expect(down).toEqual([]);
    expect(await objects()).toEqual(before);
  } finally {
    await owner.destroy();
  }
});
