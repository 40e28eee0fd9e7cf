import customer from '../../../subgraphs/customer/subgraph';
import { dataSourceOf } from '../../../subgraphs/kit/database/data-source';
import { type TestDatabase, createTestDatabase } from '../../support/database';

describe('the customer migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const objects = async () =>
    (
      await database.asOwner<{ name: string }>(
        `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
          WHERE table_schema IN ('customer', 'identity') AND table_name <> 'migration'
         UNION SELECT routine_schema || '.' || routine_name FROM information_schema.routines
          WHERE routine_schema IN ('customer', 'identity') ORDER BY 1`,
      )
    ).map(({ name }) => name);

  it('match the entities, go down to nothing and up again to the same', async () => {
    const owner = await dataSourceOf(customer, database.ownerUrl, { poolSize: 1 }).initialize();
    try {
      const before = await objects();
      const drift = await owner.driver.createSchemaBuilder().log();
      expect(
        drift.upQueries.map(({ query }) => query).filter((query) => !/"?idempotency|import_run/.test(query)),
      ).toEqual([]);

      for (let left = customer.migrations.length; left > 0; left -= 1) await owner.undoLastMigration();
      const down = await objects();
      await owner.runMigrations();
      const up = await objects();

      expect(before).toEqual(expect.arrayContaining(['customer.staff', 'identity.staff_by_external_ref']));
      expect(down).toEqual([]);
      expect(up).toEqual(before);
    } finally {
      await owner.destroy();
    }
  });
});
