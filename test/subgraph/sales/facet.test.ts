import { randomUUID } from 'node:crypto';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { importRows } from '../../support/import';
import { customerOf, merge, registerStaff, unmerge } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;
let owners: string[];

const fifty = Array.from({ length: 50 }, (_, index) => `buyer${index}@example.com`);

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
  owners = [await registerStaff(testDatabase, 'S1'), await registerStaff(testDatabase, 'S2')];
  const write = async (kind: string, rows: Record<string, string>[]) => {
    const outcomes = await importRows(client.database, sales, kind, rows);
    expect(outcomes.filter(({ outcome }) => outcome !== 'created')).toEqual([]);
  };
  await write(
    'accounts',
    fifty.map((email, index) => ({ externalRef: `F${index}`, name: `Firm ${index}`, email })),
  );
  const stages = ['Engaging', 'Won'];
  await write(
    'deals',
    fifty.flatMap((email, index) =>
      stages.map((stage, place) => ({
        ...{ externalRef: `D${index}-${stage}`, stage, email, sku: `P${place}`, ownerRef: `S${place + 1}` },
        ...{ accountRef: `F${index}`, createdAt: `2026-0${place + 1}-01T00:00:00Z` },
        ...(stage === 'Won' ? { closedAt: '2026-03-01T00:00:00Z' } : {}),
      })),
    ),
  );
  await write(
    'order-lines',
    fifty.flatMap((email, index) =>
      [0, 1, 2, 3].map((line) => ({
        ...{ orderRef: `O${index}-${line % 2}`, lineRef: String(line), email, currencyCode: 'USD' },
        ...{ placedAt: `2026-04-0${(line % 2) + 1}T00:00:00Z`, sku: `P${line}`, quantity: '2', unitPrice: '1.25' },
      })),
    ),
  );
  await write(
    'activities',
    fifty.map((email, index) => ({
      ...{ externalRef: `A${index}`, kind: 'CALL', email, dealRef: `D${index}-Won`, actorRef: 'S1' },
      occurredAt: '2026-02-01T00:00:00Z',
    })),
  );
});
afterAll(() => testDatabase.drop());

const page = `query ($customers: [_Any!]!) { _entities(representations: $customers) { ... on Customer { id sales {
  id owner { id } account { id name } orderCount lastOrderAt openDealCount
  orders(first: 5) { nodes { id number status total { amount } customer { id } deal { id }
    lines { quantity unitPrice { amount } product { sku name } } } }
  deals(first: 5) { nodes { id name stage customer { id } account { name } product { sku } stageHistory { to } } }
  activities(first: 5) { nodes { id kind customer { id } deal { id stage } } }
  crossSold productsOwned { product { sku } quantity lastBoughtAt }
  lifetimeValue { amount { amount currencyCode } sampleSize quality } } } } }`;

const representations = (ids: readonly string[]) => ids.map((id) => ({ __typename: 'Customer', id }));

async function facets(ids: readonly string[]) {
  const { data, errors } = await client.execute(page, { customers: representations(ids) });
  expect(errors).toBeUndefined();
  return data._entities.map((customer: { sales: unknown }) => customer.sales);
}

/** What a statement reads: the table of its list or summary, else its first. */
const sourceOf = (sql: string) => {
  if (sql.includes('AS products')) return 'productsOwned';
  if (sql.includes('AS several')) return 'cross-sale';
  if (sql.includes('"openDealCount"')) return 'deal summary';
  if (sql.includes('AS spent')) return 'order summary';
  const table = /(?:FROM|JOIN) ((?:sales|identity)\.(?!members)\w+)/.exec(sql)?.[1] ?? sql;
  return sql.includes('identity.members') ? `list of ${table}` : table;
};

test('a page of fifty customers costs one statement per list and one per summary', async () => {
  const ids: string[] = [];
  for (const email of fifty) ids.push(await customerOf(testDatabase, email));
  const statements = await client.statementsOf(page, { customers: representations(ids) });
  const counts = Object.groupBy(statements.map(sourceOf), (source) => source);
  const times = Object.fromEntries(Object.entries(counts).map(([source, all]) => [source, all?.length]));

  expect(times).toMatchObject({
    'list of sales.orders': 1,
    'list of sales.deals': 1,
    'list of sales.activities': 1,
    'list of sales.account_members': 1,
    productsOwned: 1,
    'cross-sale': 1,
    'order summary': 1,
    'deal summary': 1,
    'sales.order_lines': 1,
    'sales.deal_stage_changes': 1,
    'sales.accounts': 1,
  });
  // Look-ups of single records by id happen once for each place of the query at most, however many customers.
  const { 'sales.products': products, 'sales.deals': deals, 'identity.canonical': canonical } = times;
  expect([products, deals, canonical].every((count) => Number(count) <= 3)).toBe(true);
  expect(statements.length).toBeLessThanOrEqual(18);
});

test('the facet tells what sales knows of a customer', async () => {
  const [facet] = await facets([await customerOf(testDatabase, 'buyer7@example.com')]);

  expect(facet).toMatchObject({
    owner: { id: owners[0] },
    account: { name: 'Firm 7' },
    orderCount: 2,
    lastOrderAt: '2026-04-02T00:00:00.000Z',
    openDealCount: 1,
    crossSold: true,
    orders: { nodes: [{ number: 'O7-1', total: { amount: '5.00' }, lines: [{}, {}] }, { number: 'O7-0' }] },
    deals: { nodes: [{ stage: 'Won' }, { stage: 'Engaging', account: { name: 'Firm 7' } }] },
    activities: { nodes: [{ kind: 'CALL', deal: { stage: 'Won' } }] },
    productsOwned: [
      { product: { sku: 'P1' }, quantity: 2, lastBoughtAt: '2026-04-02T00:00:00.000Z' },
      { product: { sku: 'P3' } },
      { product: { sku: 'P0' } },
      { product: { sku: 'P2' } },
    ],
    lifetimeValue: { amount: { amount: '10.00', currencyCode: 'USD' }, sampleSize: 2, quality: 'GOOD' },
  });
});

test('a short page that asks how many there are is one statement, and a second one counts for who was merged', async () => {
  // Given
  const [survivor, merged, alone] = [
    await customerOf(testDatabase, 'buyer20@example.com'),
    await customerOf(testDatabase, 'buyer21@example.com'),
    await customerOf(testDatabase, 'buyer22@example.com'),
  ];
  const short = `query ($customers: [_Any!]!) { _entities(representations: $customers) { ... on Customer { sales {
    orders(first: 1) { ...Counted } before: orders(last: 1) { totalCount }
    deals(first: 1, filter: { stage: { eq: "Won" } }) { totalCount } } } } }
    fragment Counted on OrderConnection { totalCount nodes { number } }`;
  const ask = async (ids: string[]) => {
    const customers = representations(ids);
    const { data, errors } = await client.execute(short, { customers });
    expect(errors).toBeUndefined();
    const statements = await client.statementsOf(short, { customers });
    return { answers: data._entities.map((customer: { sales: unknown }) => customer.sales), count: statements.length };
  };
  const before = await ask([survivor, alone]);

  // When
  await merge(testDatabase, merged, survivor);
  const after = await ask([survivor, merged, alone]);
  await unmerge(testDatabase, merged);

  // Then
  const [two, four] = [2, 4].map((totalCount) => ({ orders: { totalCount }, before: { totalCount } }));
  expect(before).toMatchObject({ answers: [two, two], count: 3 });
  expect(after).toMatchObject({ answers: [four, four, two], count: 6 });
  expect(after.answers.map(({ deals }: { deals: { totalCount: number } }) => deals.totalCount)).toEqual([2, 2, 1]);
});

test('a customer sales has not met has zeros and empty lists', async () => {
  const id = randomUUID();

  expect(await facets([id])).toEqual([
    {
      ...{ id, owner: null, account: null, orderCount: 0, lastOrderAt: null, crossSold: false, openDealCount: 0 },
      ...{ orders: { nodes: [] }, deals: { nodes: [] }, activities: { nodes: [] }, productsOwned: [] },
      lifetimeValue: { amount: null, sampleSize: 0, quality: 'INSUFFICIENT' },
    },
  ]);
});

test('products of one category are no cross-sale, and who bought them is told anew once they are in one', async () => {
  const id = await customerOf(testDatabase, 'buyer9@example.com');
  const told = async () => {
    const [row] = await testDatabase.asOwner<{ groups: string[] }>(
      `SELECT ARRAY(SELECT g ->> 'group' FROM jsonb_array_elements(data -> 'facts' -> 'sales.crossSold') g ORDER BY 1) AS groups
        FROM sales.outbox WHERE subject = $1 AND type = 'sales.facts' ORDER BY sequence DESC LIMIT 1`,
      [id],
    );
    return row?.groups;
  };
  const categories = (names: (string | undefined)[]) =>
    importRows(
      client.database,
      sales,
      'products',
      names.map((category, index) => ({ sku: `P${index}`, name: `P${index}`, ...(category && { category }) })),
    );

  const before = await told();
  await categories(['Tents', 'Tents', 'Tents', 'Tents']);
  const within = [await told(), (await facets([id]))[0].crossSold];
  await categories(['Ropes']);

  expect(before).toHaveLength(2);
  expect(within).toEqual([['Tents'], false]);
  expect([await told(), (await facets([id]))[0].crossSold]).toEqual([['Ropes', 'Tents'], true]);
});

test('customers that were merged answer with the records of both under the surviving id', async () => {
  const old = await customerOf(testDatabase, 'buyer1@example.com');
  const surviving = await customerOf(testDatabase, 'buyer2@example.com');
  await merge(testDatabase, old, surviving);
  const [byOld, bySurviving] = await facets([old, surviving]);

  expect({ ...byOld, id: surviving }).toEqual(bySurviving);
  expect(bySurviving).toMatchObject({
    orderCount: 4,
    openDealCount: 2,
    lifetimeValue: { amount: { amount: '20.00' } },
  });
  const lists = [bySurviving.orders, bySurviving.deals, bySurviving.activities] as {
    nodes: { customer: { id: string } }[];
  }[];
  expect(lists.map(({ nodes }) => nodes.length)).toEqual([4, 4, 2]);
  expect(new Set(lists.flatMap(({ nodes }) => nodes.map(({ customer }) => customer.id)))).toEqual(new Set([surviving]));

  const numbersOf = async (way: string) => {
    const { data } = await client.execute(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer {
        sales { orders(${way}) { totalCount nodes { number } pageInfo { startCursor endCursor } } } } } }`,
      { representations: representations([old]) },
    );
    const { totalCount, nodes, pageInfo } = data._entities[0].sales.orders;
    return { totalCount, numbers: nodes.map(({ number }: { number: string }) => number), pageInfo };
  };
  const { numbers } = await numbersOf('first: 4');
  const first = await numbersOf('first: 3');
  const rest = await numbersOf(`first: 3, after: "${first.pageInfo.endCursor}"`);
  const before = await numbersOf(`last: 2, before: "${rest.pageInfo.startCursor}"`);
  expect([first.numbers, rest.numbers, before.numbers]).toEqual([
    numbers.slice(0, 3),
    numbers.slice(3),
    numbers.slice(1, 3),
  ]);
  expect([first, rest, before].map(({ totalCount }) => totalCount)).toEqual([4, 4, 4]);

  await unmerge(testDatabase, old);
  expect((await facets([surviving]))[0]).toMatchObject({ orderCount: 2, openDealCount: 1 });
});

test('the owner is that of the latest open deal, else of the latest closed one', async () => {
  const deals = (email: string, rows: Record<string, string>[]) =>
    importRows(
      client.database,
      sales,
      'deals',
      rows.map((row, index) => ({ externalRef: `${email}-${index}`, email, ...row })),
    );
  await deals('owner-a@example.com', [
    { stage: 'Engaging', createdAt: '2026-01-01T00:00:00Z', ownerRef: 'S1' },
    { stage: 'Proposal', createdAt: '2026-02-01T00:00:00Z' },
    { stage: 'Won', createdAt: '2026-03-01T00:00:00Z', closedAt: '2026-03-02T00:00:00Z', ownerRef: 'S2' },
  ]);
  await deals('owner-b@example.com', [
    { stage: 'Lost', createdAt: '2026-01-01T00:00:00Z', closedAt: '2026-05-02T00:00:00Z', ownerRef: 'S1' },
    { stage: 'Won', createdAt: '2026-03-01T00:00:00Z', closedAt: '2026-03-02T00:00:00Z', ownerRef: 'S2' },
    { stage: 'Engaging', createdAt: '2026-04-01T00:00:00Z' },
  ]);
  const ids = [
    await customerOf(testDatabase, 'owner-a@example.com'),
    await customerOf(testDatabase, 'owner-b@example.com'),
  ];

  expect(await facets(ids)).toMatchObject([
    { owner: { id: owners[0] }, openDealCount: 2 },
    { owner: { id: owners[1] }, openDealCount: 1 },
  ]);
});

test('the deals of a customer can be filtered, and the facet pages are bounded', async () => {
  const id = await customerOf(testDatabase, 'buyer3@example.com');
  const ask = (fields: string) =>
    client.execute(
      `query ($customers: [_Any!]!) { _entities(representations: $customers) { ... on Customer { sales { ${fields} } } } }`,
      { customers: representations([id]) },
    );
  const open = await ask('deals(filter: { status: { eq: OPEN } }) { totalCount nodes { stage } }');
  const refused = await Promise.all([
    ask('orders(first: 101) { nodes { id } }'),
    ask('productsOwned(limit: 0) { quantity }'),
    ask('lifetimeValue(currencyCode: "XXQ") { quality }'),
  ]);

  expect(open.data._entities[0].sales.deals).toEqual({ totalCount: 1, nodes: [{ stage: 'Engaging' }] });
  for (const { errors } of refused) expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
});

test('an id that can be nobody is an error of its own item', async () => {
  const id = await customerOf(testDatabase, 'buyer3@example.com');
  const { data, errors } = await client.execute(
    `query ($customers: [_Any!]!) { _entities(representations: $customers) { ... on Customer { sales { orderCount } } } }`,
    { customers: representations(['nobody', id]) },
  );

  expect(data._entities).toEqual([null, { sales: { orderCount: 2 } }]);
  expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'NOT_FOUND' } }]);
});
