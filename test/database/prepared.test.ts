import type { DataSource } from 'typeorm';
import { customersPage } from '../../subgraphs/customer/customer/list';
import customer from '../../subgraphs/customer/subgraph';
import { queryPrepared } from '../../subgraphs/kit/database/prepared';
import { orderLoaders } from '../../subgraphs/sales/order/loaders';
import sales from '../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';
import { isPgbouncerInstalled, startPgbouncer } from '../support/pgbouncer';

const inNumbers = 'SELECT n AS one FROM unnest($1::int[]) n';
const inAnswers = 'SELECT amount FROM support.priced WHERE id = ANY ($1::int[]) ORDER BY id';

/** Of each type that tables have, what is usual and what is at its end. */
const everything = [
  `true`,
  `false`,
  `NULL::boolean`,
  `(-32768)::smallint`,
  `2147483647`,
  `(-2147483648)`,
  `9223372036854775807`,
  `'-12.50000000'::numeric`,
  `'NaN'::numeric`,
  `1.5::double precision`,
  `'infinity'::timestamptz`,
  `'-infinity'::timestamptz`,
  `'2026-11-28 12:00:00.123456+09'::timestamptz`,
  `'1969-12-31 23:59:59.9995+00'::timestamptz`,
  `'1999-12-31 23:59:59.999+00'::timestamptz`,
  `'0001-01-01 00:00:00.001+00'::timestamptz`,
  `'1701-01-01 00:00:00.0009+00'::timestamptz`,
  `'0044-03-15 12:00:00+00 BC'::timestamptz`,
  `'9999-12-31 23:59:59.999+00'::timestamptz`,
  `'2026-11-28'::date`,
  `'2026-11-28 12:00'::timestamp`,
  `'1 day 02:03'::interval`,
  `'한국 "quoted" \\ line'`,
  `''`,
  `'varying'::varchar(20)`,
  `'a'::char(3)`,
  `'6f1d3f0e-0000-4000-8000-00000000ABCD'::uuid`,
  `'{"a": [1, null, "한"]}'::jsonb`,
  `'null'::json`,
  `ARRAY['a', NULL, 'b,c']`,
  `ARRAY[1, 2]`,
  `'\\x00ff'::bytea`,
  `ROW(1, 'x')`,
];

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

  it('are planned anew when they took long, and not again at once', async () => {
    // Given
    const sleeping = 'SELECT pg_sleep($1::float8)';
    const sleep = (seconds: number) => queryPrepared(support.manager, sleeping, [seconds]);
    const times = async () => (await preparedBy(support)).filter((statement) => statement === sleeping).length;
    await sleep(0);
    const before = await times();

    // When
    for (const seconds of [0.6, 0.6, 0]) await sleep(seconds);

    // Then
    expect([before, await times()]).toEqual([1, 2]);
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

  it('give the values that pg would', async () => {
    // Given
    const all = `SELECT ${everything.map((value, index) => `${value} AS "c${index}"`).join(', ')}, $1::text[] AS words,
      $2::text AS word, $3::int AS number, $4::boolean AS yes, $5::timestamptz AS instant, $6::uuid AS nothing`;
    const words = ['한국', 'a"b', 'null', '', 'x,y', '\\'];
    const parameters = [words, '한국', -7, true, '1969-07-20T20:17:40.123Z', null];
    const keys = [['6f1d3f0e-0000-4000-8000-00000000abcd', 'b-1'], ...parameters.slice(1)];

    for (const given of [parameters, keys]) {
      // When
      const known = await support.manager.query<object[]>(all, given);
      const asked = [];
      for (let run = 0; run < 3; run++) asked.push(await queryPrepared(support.manager, all, given));

      // Then
      expect(asked).toEqual([known, known, known]);
    }
  });

  it('give rows of any length, and in any number', async () => {
    // Given
    const long = 'SELECT repeat($1, n * n) AS text, n FROM generate_series(0, $2::int) n';

    // When
    await queryPrepared(support.manager, long, ['ab한', 1]);
    const rows = await queryPrepared<{ text: string; n: number }>(support.manager, long, ['ab한', 200]);

    // Then
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 201 }, (_, n) => n));
    expect(rows.every(({ text, n }) => text === 'ab한'.repeat(n * n))).toBe(true);
  });

  it('that fail leave the connection as it was', async () => {
    // Given
    const division = 'SELECT 12 / $1::int AS quotient';
    for (const by of [1, 2]) await queryPrepared(support.manager, division, [by]);

    // When
    const answers = await Promise.allSettled([0, 3, 0, 4].map((by) => queryPrepared(support.manager, division, [by])));
    const after = await queryPrepared(support.manager, division, [6]);

    // Then
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect((answers[0] as PromiseRejectedResult).reason).toMatchObject({
      name: 'QueryFailedError',
      driverError: { code: '22012' },
    });
    expect(after).toEqual([{ quotient: 2 }]);
  });

  it('are run on other connections when the server has ended theirs', async () => {
    // Given
    await queryPrepared(support.manager, inNumbers, [[1]]);

    // When
    await database.asOwner(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );

    // Then: at most what is on its way at this moment fails.
    const answers: unknown[] = [];
    while (answers.length < 2) {
      const asked = queryPrepared(support.manager, inNumbers, [[1]]);
      await asked.then((rows) => answers.push(rows)).catch(() => {});
    }
    expect(answers).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  });

  it('keep no connection from those who wait for one', async () => {
    // Given
    await Promise.all(Array.from({ length: 40 }, () => queryPrepared(support.manager, inNumbers, [[1]])));

    // When
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        index % 2 === 0
          ? support.transaction((transaction) => queryPrepared(transaction, inNumbers, [[1]]))
          : queryPrepared(support.manager, inNumbers, [[1]]),
      ),
    );

    // Then
    expect(answers).toEqual(Array.from({ length: 40 }, () => [{ one: 1 }]));
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
