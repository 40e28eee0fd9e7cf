import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import customer from '../../subgraphs/customer/subgraph';
import { deadLetters } from '../../subgraphs/kit/outbox-dead-letters';
import { republishFacts } from '../../subgraphs/kit/facts-republish';
import { rebuild } from '../../subgraphs/kit/outbox-rebuild';
import { publishPast } from '../../subgraphs/kit/past-events';
import marketing from '../../subgraphs/marketing/subgraph';
import { recordVisits } from '../../subgraphs/marketing/visit/service';
import { cancelOrder } from '../../subgraphs/sales/order/change';
import { recordOrders } from '../../subgraphs/sales/order/service';
import sales from '../../subgraphs/sales/subgraph';
import support from '../../subgraphs/support/subgraph';
import { recordScores } from '../../subgraphs/support/csat/service';
import { openTickets } from '../../subgraphs/support/ticket/service';
import { resolveTicket } from '../../subgraphs/support/ticket/transition';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { type Random, seededRandom } from '../support/random';
import { settleProjection } from '../support/projection';
import { type SubgraphClient, subgraphClient } from '../support/subgraph';

const people = 90;
const settings = { defaultCountry: null };
const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number));
// Stages are told by how long ago somebody ordered.
const begun = Date.now();
const daysAgo = (number: number) => new Date(begun - number * 86_400_000);

let testDatabase: TestDatabase;
let client: SubgraphClient;
const departments: Record<string, DataSource> = {};
let ids: string[];
const random: Random = seededRandom(5);

/** What the departments themselves say of each surviving customer. */
async function facets(): Promise<Map<string, Record<string, unknown>>> {
  const survivors = (await testDatabase.asOwner<{ id: string }>('SELECT id FROM customer.customers')).map(
    ({ id }) => id,
  );
  const of = (subgraph: typeof sales) => subgraph.createLoaders(departments[subgraph.name]!.manager) as never;
  const [inSales, inMarketing, inSupport] = [of(sales), of(marketing), of(support)] as Record<
    string,
    { load(id: string): Promise<Record<string, unknown>> }
  >[];
  const known = await Promise.all(
    survivors.map(async (id) => {
      const orders = await inSales!.orderSummaryByCustomerId!.load(id);
      const [spent] = orders.spent as { amount: string; currencyCode: string }[];
      const facts = {
        ...(await inSupport!.supportSummaryByCustomerId!.load(id)),
        csat: (await inSupport!.countedByCustomerId!.load(id)).meanScore,
        ...(await inMarketing!.marketingSummaryByCustomerId!.load(id)),
        ...orders,
        crossSold: await inSales!.crossSoldByCustomerId!.load(id),
        ...{ lifetimeValue: spent ? Number(spent.amount) : null, currencyCode: spent?.currencyCode ?? null },
      };
      return [id, facts] as const;
    }),
  );
  return new Map(known);
}

const fields = [
  ['sales', 'orderCount', 'number'],
  ['sales', 'lifetimeValue', 'decimal'],
  ['sales', 'currencyCode', 'text'],
  ['sales', 'lastOrderAt', 'instant'],
  ['sales', 'crossSold', 'truth'],
  ['marketing', 'lastVisitAt', 'instant'],
  ['support', 'openTicketCount', 'number'],
  ['support', 'openComplaintCount', 'number'],
  ['support', 'lastTicketAt', 'instant'],
  ['support', 'csat', 'score'],
] as const;

type Filter = Record<string, unknown>;
type Meets = (facts: Record<string, unknown>) => boolean;

const comparable = (value: unknown) => (value == null ? null : value instanceof Date ? value.getTime() : value);
const comparisons: Record<string, (one: never, other: never) => boolean> = {
  eq: (one, other) => one === other,
  gt: (one, other) => one > other,
  gte: (one, other) => one >= other,
  lt: (one, other) => one < other,
  lte: (one, other) => one <= other,
};

/** One random condition, as the graph takes it and as JavaScript. */
function leaf(): [Filter, Meets] {
  const [department, field, kind] = random.pick(fields);
  const asPath = random.below(3) === 0;
  const place = (operators: object): Filter =>
    asPath ? { facts: [{ path: `${department}.${field}`, ...operators }] } : { [department]: { [field]: operators } };
  if (random.below(6) === 0) {
    const isNull = random.below(2) === 0;
    return [place({ isNull }), (facts) => (facts[field] == null) === isNull];
  }
  const operator =
    kind === 'text' || kind === 'truth'
      ? 'eq'
      : random.pick(kind === 'instant' || kind === 'score' ? ['gt', 'gte', 'lt', 'lte'] : Object.keys(comparisons));
  const operand = {
    number: () => random.below(4),
    score: () => 1 + random.below(9) / 2,
    decimal: () => random.below(12) * 10,
    truth: () => random.below(2) === 0,
    text: () => random.pick(['KRW', 'EUR', 'USD']),
    instant: () => day(random.below(120)),
  }[kind]();
  const given = kind === 'decimal' ? String(operand) : operand instanceof Date ? operand.toISOString() : operand;
  const meets: Meets = (facts) => {
    const value = comparable(facts[field]);
    return value !== null && comparisons[operator]!(value as never, comparable(operand) as never);
  };
  return [place({ [operator]: given }), meets];
}

function filterOf(depth: number): [Filter, Meets] {
  const kind = depth === 0 ? 0 : random.below(5);
  if (kind <= 1) return leaf();
  const parts = Array.from({ length: 1 + random.below(3) }, () => filterOf(depth - 1));
  const [filters, tests] = [parts.map(([filter]) => filter), parts.map(([, meets]) => meets)];
  if (kind === 2) return [{ and: filters }, (facts) => tests.every((meets) => meets(facts))];
  if (kind === 3) return [{ or: filters }, (facts) => tests.some((meets) => meets(facts))];
  return [{ not: filters[0] }, (facts) => !tests[0]!(facts)];
}

async function found(filter: Filter, orderBy?: object[]): Promise<string[]> {
  const { data, errors } = await client.execute(
    `query ($filter: CustomerFilter, $orderBy: [CustomerOrder!]) {
      customers(first: 100, filter: $filter, orderBy: $orderBy) { nodes { id } } }`,
    { filter, orderBy },
  );
  expect(errors).toBeUndefined();
  return data.customers.nodes.map(({ id }: { id: string }) => id);
}

const at = (department: DataSource, work: Parameters<DataSource['transaction']>[1]) =>
  department.transaction(work as never);

async function writeHistory(): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    const someone = () => ({ id: random.pick(ids.slice(0, people - 10)) });
    const orders = Array.from({ length: 10 }, () => ({
      customer: someone(),
      currencyCode: random.pick(['KRW', 'EUR', 'USD']),
      placedAt: random.below(3) === 0 ? day(random.below(120)) : daysAgo(random.below(250)),
      lines: [
        {
          ref: '1',
          sku: random.pick(['TENT', 'ROPE', 'PEGS']),
          quantity: 1 + random.below(3),
          unitPrice: String(10 * (1 + random.below(4))),
        },
      ],
    }));
    const recorded = await departments.sales!.transaction((t) => recordOrders(t, orders, settings));
    const first = recorded[0] as { id: string };
    if (round % 3 === 0)
      await at(departments.sales!, ((t: never) => cancelOrder(t, first.id, 'a change of mind')) as never);
    const tickets = Array.from({ length: 8 }, () => ({
      customer: someone(),
      kind: random.pick(['QUESTION', 'COMPLAINT'] as const),
      createdAt: day(random.below(120)),
    }));
    const opened = await departments.support!.transaction((t) => openTickets(t, tickets, settings));
    const ticket = opened[0] as { id: string };
    await departments.support!.transaction((t) =>
      resolveTicket(t, { ticketId: ticket.id, expectedRevision: 1, staffId: null }),
    );
    const scores = opened.slice(0, 3).map((scored) => {
      return { ticketId: (scored as { id: string }).id, score: 1 + random.below(5), scoredAt: null };
    });
    await departments.support!.transaction((t) => recordScores(t, scores));
    const visits = Array.from({ length: 8 }, () => ({ customer: someone(), at: day(random.below(120)) }));
    await departments.marketing!.transaction((t) => recordVisits(t, visits, settings));
  }
}

let keys = 0;
async function mutate(mutation: string, input: object, selection: string) {
  keys += 1;
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await client.execute(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code message } } }`,
    { input: { idempotencyKey: String(keys), ...input } },
  );
  expect(errors).toBeUndefined();
  expect(data[mutation].userErrors).toEqual([]);
  return data[mutation];
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(customer, testDatabase);
  for (const subgraph of [sales, marketing, support]) {
    departments[subgraph.name] = await testDatabase.dataSource(subgraph);
  }
  ids = [];
  for (let index = 0; index < people; index += 1) {
    const identifiers = [{ kind: 'EMAIL', value: `person${index}@example.com` }];
    ids.push((await mutate('customerIdentify', { customer: { identifiers } }, 'customer { id }')).customer.id);
  }
  await writeHistory();
  await settleProjection(testDatabase, client.database);
  expect(await deadLetters(client.database.manager)).toEqual([]);
});
afterAll(() => testDatabase.drop());

async function expectEqual(rounds: number): Promise<void> {
  const known = await facets();
  for (let round = 0; round < rounds; round += 1) {
    const [filter, meets] = filterOf(3);
    const expected = [...known].filter(([, facts]) => meets(facts)).map(([id]) => id);
    const described = JSON.stringify(filter);
    expect({ described, found: (await found(filter)).sort() }).toEqual({ described, found: expected.sort() });
  }
}

test('500 random filters find whom the departments themselves would name', () => expectEqual(500));

test('a filter finds the same after merges, and after they are undone', async () => {
  const merges: string[] = [];
  for (let index = 0; index < 10; index += 1) {
    const input = { survivorId: ids[index * 2], mergedId: ids[index * 2 + 1] };
    merges.push((await mutate('customerMerge', input, 'mergeId')).mergeId);
  }

  await expectEqual(60);
  for (const mergeId of merges.slice(5)) await mutate('customerUnmerge', { mergeId }, 'customers { id }');
  await expectEqual(60);
});

interface Standing {
  orderCount: number;
  lastOrderAt: Date | null;
  crossSold: boolean;
  openComplaintCount: number;
}

const stageRules: [string, (facts: Standing, now: number) => boolean][] = [
  ['PROSPECT', ({ orderCount }) => orderCount === 0],
  ['LAPSED', ({ lastOrderAt }, now) => now - Number(lastOrderAt) > 365 * 86_400_000],
  [
    'AT_RISK',
    ({ lastOrderAt, openComplaintCount }, now) =>
      now - Number(lastOrderAt) > 180 * 86_400_000 || openComplaintCount > 0,
  ],
  ['CROSS_SOLD', ({ orderCount, crossSold }) => orderCount > 1 && crossSold],
  ['REPEAT', ({ orderCount }) => orderCount > 1],
  ['FIRST_PURCHASE', () => true],
];

test('a stage is met by whom its rule names among what the departments say', async () => {
  const known = [...(await facets())].map(([id, facts]) => [id, facts as unknown as Standing] as const);
  const now = Date.now();
  const stageOf = (facts: Standing) => stageRules.find(([, meets]) => meets(facts, now))![0];
  const byStage = Map.groupBy(known, ([, facts]) => stageOf(facts));

  for (const [stage] of stageRules) {
    const expected = (byStage.get(stage) ?? []).map(([id]) => id);
    expect({ stage, found: (await found({ lifeCycleStage: { eq: stage } })).sort() }).toEqual({
      ...{ stage, found: expected.sort() },
    });
  }
  const rest = await found({ not: { lifeCycleStage: { in: ['PROSPECT', 'AT_RISK'] } } });
  expect(rest.sort()).toEqual(
    known
      .filter(([, facts]) => !['PROSPECT', 'AT_RISK'].includes(stageOf(facts)))
      .map(([id]) => id)
      .sort(),
  );
  expect(byStage.size).toBeGreaterThanOrEqual(4);
});

test('departments select customers by the same filter', async () => {
  const filter = { sales: { orderCount: { gte: 2 } }, not: { support: { openTicketCount: { gt: 0 } } } };

  const matched: { id: string }[] = await departments.marketing!.query('SELECT customer.match($1::jsonb) AS id', [
    JSON.stringify(filter),
  ]);

  expect(matched.map(({ id }) => id).sort()).toEqual((await found(filter)).sort());
  expect(matched.length).toBeGreaterThan(0);
});

test.each([
  [{ field: 'SALES_LIFETIME_VALUE', direction: 'DESC' }, 'lifetimeValue'],
  [{ field: 'SALES_LIFETIME_VALUE', direction: 'ASC' }, 'lifetimeValue'],
  [{ fact: 'sales.orderCount', direction: 'ASC' }, 'orderCount'],
  [{ fact: 'sales.orderCount', direction: 'DESC' }, 'orderCount'],
  [{ field: 'SALES_LAST_ORDER_AT', direction: 'DESC' }, 'lastOrderAt'],
])('pages in the order %j, both ways, each customer once', async (order, field) => {
  const known = await facets();
  const sign = order.direction === 'ASC' ? 1 : -1;
  const expected = [...known]
    .map(([id, facts]) => ({ id, value: comparable(facts[field]) as number | null }))
    .sort((one, other) => {
      if ((one.value === null) !== (other.value === null)) return one.value === null ? 1 : -1;
      return sign * ((one.value ?? 0) - (other.value ?? 0) || (one.id < other.id ? -1 : 1));
    })
    .map(({ id }) => id);

  for (const [size, cursor] of [
    ['first', 'after'],
    ['last', 'before'],
  ]) {
    const seen: string[] = [];
    for (let from: string | null = null; ;) {
      const { data, errors } = await client.execute(
        `query ($from: String, $orderBy: [CustomerOrder!]) { customers(${size}: 13, ${cursor}: $from, orderBy: $orderBy) {
          nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { from, orderBy: [order] },
      );
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = data.customers;
      const page = nodes.map((node: { id: string }) => node.id);
      if (size === 'first') seen.push(...page);
      else seen.unshift(...page);
      from = size === 'first' ? pageInfo.endCursor : pageInfo.startCursor;
      if (!(size === 'first' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break;
    }
    expect(seen).toEqual(expected);
  }
});

test('what was read is the same after it is built anew', async () => {
  const digest = async () => {
    const [row] = await testDatabase.asOwner<{ digest: string }>(`
      SELECT md5(string_agg(line, '|' ORDER BY line)) AS digest FROM (
        SELECT format('%s %s %s %s %s', f.customer_id, d.path, f.number, f.moment, f.text) AS line
          FROM customer.fact f JOIN customer.fact_definition d ON d.id = f.definition_id
        UNION ALL SELECT t::text FROM customer.timeline_entry t
        UNION ALL SELECT format('%s %s', id, updated_at) FROM identity.customer) lines`);
    return row?.digest;
  };
  const before = await digest();

  for (const reader of customer.outboxReaders ?? []) await rebuild(client.database, reader, pino({ level: 'silent' }));
  await settleProjection(testDatabase, client.database);

  expect(await digest()).toBe(before);
});

test('rows older than the outbox, or than a fact, are told of once facts are published anew', async () => {
  const known = await found({ sales: { orderCount: { gt: 0 } } });
  const severalCategories = await found({ sales: { crossSold: { eq: true } } });
  const [old, older] = await testDatabase.asOwner<{ id: string }>(
    "SELECT DISTINCT customer_id AS id FROM sales.orders WHERE status <> 'CANCELLED' ORDER BY id LIMIT 2",
  );
  await testDatabase.asOwner('DELETE FROM sales.outbox WHERE subject = $1', [old?.id]);
  await testDatabase.asOwner("UPDATE sales.outbox SET data = data #- '{facts,sales.crossSold}' WHERE subject = $1", [
    older?.id,
  ]);
  const again = async () => {
    const count = await republishFacts(departments.sales!, sales.facts!);
    await rebuild(client.database, customer.outboxReaders![0]!, pino({ level: 'silent' }));
    await settleProjection(testDatabase, client.database);
    return count;
  };
  const counts = [await again(), await again()];

  expect(counts).toEqual([2, 0]);
  expect((await found({ sales: { orderCount: { gt: 0 } } })).sort()).toEqual(known.sort());
  expect((await found({ sales: { crossSold: { eq: true } } })).sort()).toEqual(severalCategories.sort());
});

test('records older than the outbox are in timelines once they are told of, and only once', async () => {
  const timeline = () =>
    testDatabase.asOwner(
      `SELECT customer_id, kind, summary, occurred_at, subject_id FROM customer.timeline_entry
        ORDER BY customer_id, occurred_at, kind, subject_id`,
    );
  const told = await timeline();
  const ticket = `(SELECT id FROM support.tickets WHERE resolved_at IS NOT NULL ORDER BY id LIMIT 1)::text`;
  await testDatabase.asOwner("DELETE FROM sales.outbox WHERE type = 'sales.order.placed'");
  await testDatabase.asOwner("DELETE FROM marketing.outbox WHERE type = 'marketing.visit.recorded'");
  await testDatabase.asOwner(
    `DELETE FROM support.outbox WHERE type LIKE 'support.ticket.%' AND timeline ->> 'subjectId' = ${ticket}`,
  );
  const [older] = await testDatabase.asOwner<{ count: number }>(
    'SELECT ((SELECT count(*) FROM sales.orders) + (SELECT count(*) FROM marketing.visits) + 1)::int AS count',
  );
  const again = async () => {
    let count = 0;
    for (const { name, pastRecords = [] } of [sales, support, marketing]) {
      for (const records of pastRecords) count += await publishPast(departments[name]!, records);
    }
    await rebuild(client.database, customer.outboxReaders![1]!, pino({ level: 'silent' }));
    await settleProjection(testDatabase, client.database);
    return count;
  };

  expect(await again()).toBe(older?.count);
  expect(await timeline()).toEqual(told);
  expect(await again()).toBe(0);
  expect(await timeline()).toEqual(told);
});

test('says how fresh it is, and who lags', async () => {
  const query = '{ customers(first: 1) { asOf laggingDepartments totalCount } }';
  const fresh = await client.execute(query);
  await departments.sales!.query(
    `INSERT INTO sales.outbox (id, type, "time", data, recorded_at)
      VALUES (gen_random_uuid(), 'sales.test', now(), '{}', '2026-01-01Z')`,
  );
  const stale = await client.execute(query);

  expect(fresh.data.customers).toMatchObject({ laggingDepartments: [] });
  expect(stale.data.customers).toMatchObject({ asOf: '2026-01-01T00:00:00.000Z', laggingDepartments: ['sales'] });
});

test('refuses facts that nobody publishes, and operands of another type', async () => {
  const refused = async (filter: object) => {
    const { errors } = await client.execute(
      `query ($filter: CustomerFilter) { customers(filter: $filter) { nodes { id } } }`,
      {
        filter,
      },
    );
    return errors?.[0]?.extensions?.code;
  };

  expect(await refused({ facts: [{ path: 'finance.overdue', gt: 1 }] })).toBe('INVALID');
  expect(await refused({ facts: [{ path: 'sales.orderCount', gt: 'many' }] })).toBe('INVALID');
});
