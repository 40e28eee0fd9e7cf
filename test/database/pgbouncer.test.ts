import { migrate } from '../../subgraphs/kit/database/migrate';
import { createTestDatabase, subgraphsUnderTest, testRole } from '../support/database';
import { isPgbouncerInstalled, type RunningPgbouncer, startPgbouncer } from '../support/pgbouncer';
import { startTestSystem } from '../support/system';

jest.setTimeout(180_000);

const describeWithPgbouncer = isPgbouncerInstalled() ? describe : describe.skip;

describeWithPgbouncer('through PgBouncer in transaction mode (skipped where it is not installed)', () => {
  let pgbouncer: RunningPgbouncer;
  beforeAll(async () => {
    pgbouncer = await startPgbouncer(process.env.TEST_CLUSTER_URL!);
  });
  afterAll(() => pgbouncer?.stop());

  it('several processes migrate one database at once, and leave no lock behind', async () => {
    // Given
    const database = await createTestDatabase({ empty: true, poolerPort: pgbouncer.port });
    const subgraphs = (await subgraphsUnderTest()).map((subgraph) => ({ subgraph, role: testRole(subgraph.name) }));

    // When: more of them than the pooler has connections
    const migrated = await Promise.all(Array.from({ length: 16 }, () => migrate(database.ownerUrl, subgraphs)));

    // Then
    expect(migrated.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
    const locks = await database.asOwner(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    expect(locks).toEqual([]);
    await database.drop();
  });

  it('departments write at once, read what they wrote, and hear of each other’s events', async () => {
    // Given
    const system = await startTestSystem({ poolerPort: pgbouncer.port });
    const open = (number: number) =>
      system.query(
        `mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) { ticket { id } userErrors { code } } }`,
        {
          input: {
            idempotencyKey: `ticket ${number % 30}`,
            subject: 'A pole is missing',
            body: 'Which?',
            customer: { identifiers: [{ kind: 'EMAIL', value: `camper${number % 10}@example.com` }] },
          },
        },
      );

    // When: each twice, the second with the first one's key
    const answers = await Promise.all(Array.from({ length: 60 }, (_, number) => open(number)));

    // Then
    const tickets = answers.map(({ data }) => data.ticketOpen.ticket.id as string);
    expect(answers.flatMap(({ data, errors = [] }) => [...data.ticketOpen.userErrors, ...errors])).toEqual([]);
    expect(new Set(tickets).size).toBe(30);
    const known = `{ customers(first: 20, filter: { support: { openTicketCount: { gte: 3 } } }) { nodes { support { openTicketCount } } } }`;
    let facets: unknown[] = [];
    while (facets.length < 10) {
      const { data, errors } = await system.query(known);
      expect(errors).toBeUndefined();
      facets = data.customers.nodes;
    }
    expect(facets).toEqual(Array(10).fill({ support: { openTicketCount: 3 } }));
    await system.dispose();
  });
});
