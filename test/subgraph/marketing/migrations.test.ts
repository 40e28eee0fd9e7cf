import { dataSourceOf } from '../../../subgraphs/kit/database/data-source';
import marketing from '../../../subgraphs/marketing/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

const objects = async () =>
  (
    await testDatabase.asOwner<{ name: string }>(
      `SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) AS name
        FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'marketing'::regnamespace AND c.relname !~ '^(migration|PK_)'
      UNION SELECT proname FROM pg_proc WHERE pronamespace = 'marketing'::regnamespace
      UNION SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relnamespace = 'marketing'::regnamespace ORDER BY 1`,
    )
  ).map(({ name }) => name);

test('the migrations match the entities, go down to nothing and up again to the same', async () => {
  const owner = await dataSourceOf(marketing, testDatabase.ownerUrl, { poolSize: 1 }).initialize();
  try {
    const before = await objects();
    const drift = (await owner.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
    for (let left = marketing.migrations.length; left > 0; left -= 1) await owner.undoLastMigration();
    const down = await objects();
    await owner.runMigrations();

    expect(drift).toEqual([]);
    expect(before).toContain('consent_events_append_only');
    expect(down).toEqual([]);
    expect(await objects()).toEqual(before);
  } finally {
    await owner.destroy();
  }
});
