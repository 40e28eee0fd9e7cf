import { dataSourceOf } from '../../../../subgraphs/kit/database/data-source';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import hr from '../subgraph';

let testDatabase: TestDatabase;
beforeAll(async () => void (testDatabase = await createTestDatabase({ departments: [hr] })));
afterAll(() => testDatabase.drop());

const tables = () =>
  testDatabase.asOwner(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'hr' AND tablename <> 'migration' ORDER BY 1`,
  );

test('the tables are what the entities say, and every migration can be undone and done again', async () => {
  const owner = await dataSourceOf(hr, testDatabase.ownerUrl, { poolSize: 1 }).initialize();
  try {
    const before = await tables();
    const difference = (await owner.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
    for (const _migration of hr.migrations) await owner.undoLastMigration();
    const undone = await tables();
    await owner.runMigrations();

    expect(difference).toEqual([]);
    expect(undone).toEqual([]);
    expect(await tables()).toEqual(before);
  } finally {
    await owner.destroy();
  }
});
