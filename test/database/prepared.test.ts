import type { DataSource } from 'typeorm';
import { customersPage } from '../../subgraphs/customer/customer/list';
import customer from '../../subgraphs/customer/subgraph';
import { queryPrepared } from '../../subgraphs/kit/database/prepared';
import { orderLoaders } from '../../subgraphs/sales/order/loaders';
import sales from '../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';
import { isPgbouncerInstalled, startPgbouncer } from '../support/pgbouncer';

const inAnswers = 'SELECT amount FROM support.priced WHERE id = ANY ($1::int[]) ORDER BY id';

async function supportOf(database: TestDatabase): Promise<DataSource> {
  await database.asOwner('CREATE TABLE support.priced (id int PRIMARY KEY, amount int NOT NULL)');
  await database.asOwner('INSERT INTO support.priced VALUES (1, 10), (2, 20)');
  await database.asOwner('GRANT SELECT ON support.priced TO PUBLIC');
  const [support] = (await subgraphsUnderTest()).filter(({ name }) => name === 'support');
  return database.dataSource(support!);
}

const preparedBy = async ({ manager }: DataSource): Promise<string[]> =>
  (await manager.query<{ statement: string }[]>('SELECT statement FROM pg_prepared_statements')).map(
    ({ statement }) => statement,
  );

describe('statements that connections keep', () => {
  let database: TestDatabase;
  let support: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase({ poolerPort: '' });
    support = await supportOf(database);
  });
  afterAll(() => database.drop());

  it('are parsed once, and take other values each time', async () => {
    // When
    const answers: unknown[] = [];
    for (const ids of [[1], [2], [1, 2]]) answers.push(await queryPrepared(support.manager, inAnswers, [ids]));

    // Then
    expect(answers).toEqual([[{ amount: 10 }], [{ amount: 20 }], [{ amount: 10 }, { amount: 20 }]]);
    expect(await preparedBy(support)).toEqual([inAnswers]);
  });

  it('others are not kept', async () => {
    // When
    await support.manager.query('SELECT id FROM support.priced WHERE id = $1', [1]);

    // Then
    expect(await preparedBy(support)).not.toContain('SELECT id FROM support.priced WHERE id = $1');
  });

  it('are parsed anew when a migration has changed the columns that they read', async () => {
    // Given
    await queryPrepared(support.manager, inAnswers, [[1]]);

    // When
    await database.asOwner('ALTER TABLE support.priced ALTER amount TYPE text USING amount::text');

    // Then
    expect(await queryPrepared(support.manager, inAnswers, [[1]])).toEqual([{ amount: '10' }]);
  });

  it('have one plan for pages of all lengths', async () => {
    // Given
    const people = await database.dataSource(customer);
    const shop = await database.dataSource(sales);
    await database.asOwner(`INSERT INTO identity.customer (id, first_seen_by)
      SELECT gen_random_uuid(), 'test' FROM generate_series(1, 500)`);
    await database.asOwner('ANALYZE identity.customer');

    // When
    for (let first = 12; first > 0; first -= 1) {
      const { nodes } = await customersPage(people.manager, { first }, { defaultCountry: null });
      const pageOfOrders = orderLoaders(shop.manager).ordersByCustomerId({ first });
      await pageOfOrders.loadMany(nodes.map(({ id }) => id));
    }

    // Then
    for (const { manager } of [people, shop]) {
      const plans = await manager.query('SELECT custom_plans::int, generic_plans::int FROM pg_prepared_statements');
      // PostgreSQL tries five plans for given values before it keeps one.
      expect(plans).toEqual([{ custom_plans: 5, generic_plans: 7 }]);
    }
  });
});

(isPgbouncerInstalled() ? it : it.skip)('nothing is kept behind a pooler (skipped without PgBouncer)', async () => {
  // Given
  const pgbouncer = await startPgbouncer(process.env.TEST_CLUSTER_URL!);
  const database = await createTestDatabase({ poolerPort: pgbouncer.port });
  const support = await supportOf(database);

  // When
  const answer = await queryPrepared(support.manager, inAnswers, [[2]]);

  // Then
  expect(answer).toEqual([{ amount: 20 }]);
  expect(await preparedBy(support)).toEqual([]);
  await database.drop();
  await pgbouncer.stop();
});
