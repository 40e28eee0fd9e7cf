import type { DataSource, QueryRunner } from 'typeorm';
import customer from '../../subgraphs/customer/subgraph';
import { type OutboxEvent, publish } from '../../subgraphs/kit/outbox';
import marketing from '../../subgraphs/marketing/subgraph';
import sales from '../../subgraphs/sales/subgraph';
import support from '../../subgraphs/support/subgraph';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { settleProjection } from '../support/projection';
import { seededRandom } from '../support/random';
import { type SubgraphClient, subgraphClient } from '../support/subgraph';

const events = process.env.LONG ? 10_000 : 1_500;
const size = 37;
const random = seededRandom(37);

let testDatabase: TestDatabase;
let client: SubgraphClient;
let departments: DataSource[];
let ids: string[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(customer, testDatabase);
  departments = await Promise.all([sales, marketing, support].map((subgraph) => testDatabase.dataSource(subgraph)));
  ids = [];
  for (const name of ['one', 'two']) {
    const { data } = await client.execute(
      `mutation ($input: CustomerIdentifyInput!) { customerIdentify(input: $input) { customer { id } } }`,
      { input: { idempotencyKey: name, customer: { identifiers: [{ kind: 'EMAIL', value: `${name}@example.com` }] } } },
    );
    ids.push(data.customerIdentify.customer.id);
  }
  const [survivorId, mergedId] = ids;
  await client.execute(`mutation ($input: CustomerMergeInput!) { customerMerge(input: $input) { mergeId } }`, {
    input: { idempotencyKey: 'merge', survivorId, mergedId },
  });
});
afterAll(() => testDatabase.drop());

const happening = (): OutboxEvent => ({
  type: 'test.happened',
  customerId: random.pick(ids),
  // Few instants, so that many events share one.
  occurredAt: new Date(Date.UTC(2026, 0, 1) + random.below(events / 4) * 60_000),
  data: {},
  timeline: { kind: 'test.happened', summary: 'Something happened', subjectType: 'Test', subjectId: '1' },
});

/** Publishes in transactions of which some stay open while later ones commit. */
async function publishSome(count: number): Promise<void> {
  const open: QueryRunner[] = [];
  for (let left = count; left > 0;) {
    const now = Math.min(left, 1 + random.below(20));
    left -= now;
    const runner = random.pick(departments).createQueryRunner();
    await runner.startTransaction();
    await publish(runner.manager, Array.from({ length: now }, happening));
    open.push(runner);
    while (open.length > random.below(4)) {
      const [first] = open.splice(random.below(open.length), 1);
      await first!.commitTransaction();
      await first!.release();
    }
  }
  for (const runner of open) {
    await runner.commitTransaction();
    await runner.release();
  }
}

interface Page {
  nodes: { id: string; occurredAt: string }[];
  pageInfo: Record<string, never>;
  asOf: string;
}

async function page(paging: string): Promise<Page> {
  const { data, errors } = await client.execute(
    `query ($id: ID!) { customer(id: $id) { timeline(${paging}) { asOf nodes { id occurredAt }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
    { id: ids[1] },
  );
  expect(errors).toBeUndefined();
  return data.customer.timeline;
}

async function walk(way: 'first' | 'last', between: () => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  const instants = new Set<string>();
  for (let from = ''; ;) {
    const { nodes, pageInfo, asOf } = await page(`${way}: ${size} ${from}`);
    instants.add(asOf);
    const read = nodes.map(({ id }) => id);
    if (way === 'first') seen.push(...read);
    else seen.unshift(...read);
    if (!(way === 'first' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break;
    from = way === 'first' ? `after: "${pageInfo.endCursor}"` : `before: "${pageInfo.startCursor}"`;
    await between();
  }
  expect(instants.size).toBe(1);
  return seen;
}

const latestFirst = async () =>
  (
    await testDatabase.asOwner<{ id: string }>(
      `SELECT id FROM (SELECT * FROM outbox.sales UNION ALL SELECT * FROM outbox.marketing UNION ALL SELECT * FROM outbox.support) o
        WHERE type = 'test.happened' ORDER BY "time" DESC, id DESC`,
    )
  ).map(({ id }) => id);

test('events of three departments, some committed late, come once each and in order while more arrive', async () => {
  await publishSome(events);
  await settleProjection(testDatabase, client.database);
  for (const way of ['first', 'last'] as const) {
    const expected = await latestFirst();

    const seen = await walk(way, async () => {
      await publishSome(3);
      await settleProjection(testDatabase, client.database);
    });

    expect(seen).toEqual(expected);
  }
  expect((await latestFirst()).length).toBeGreaterThan(events);
});

test('a timeline can be narrowed, and refuses cursors of other lists', async () => {
  const { data } = await client.execute(
    `query ($id: ID!) { customer(id: $id) {
      sales: timeline(first: 5, departments: ["sales"]) { nodes { department subject { __typename } } laggingDepartments }
      none: timeline(first: 5, kinds: ["order.placed"]) { nodes { id } } } }`,
    { id: ids[0] },
  );
  const { errors } = await client.execute(
    `query ($id: ID!) { customer(id: $id) { timeline(after: "bm9uZQ") { asOf } } }`,
    {
      id: ids[0],
    },
  );

  const node = { department: 'sales', subject: null };
  expect(data.customer.sales).toEqual({ nodes: Array.from({ length: 5 }, () => node), laggingDepartments: [] });
  expect(data.customer.none.nodes).toEqual([]);
  expect(errors?.[0]?.extensions?.code).toBe('INVALID');
});
