import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { importRows } from '../../support/import';
import { customerOf } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;

const noon = '2026-05-05T12:00:00Z';

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
  const line = (index: number, overrides: Record<string, string> = {}) => ({
    ...{ orderRef: `N${index}`, lineRef: '1', email: 'noon@example.com', placedAt: noon, currencyCode: 'USD' },
    ...{ sku: 'TUBE', quantity: '1', unitPrice: String(index) },
    ...overrides,
  });
  await importRows(client.database, sales, 'order-lines', [
    ...Array.from({ length: 11 }, (_, index) => line(index)),
    line(20, { placedAt: '2026-05-06T12:00:00Z', currencyCode: 'KRW', unitPrice: '25000', email: 'kim@example.com' }),
    line(20, { lineRef: '2', sku: '헬멧', unitPrice: '90000' }),
  ]);
  const outcomes = await importRows(client.database, sales, 'orders', [
    ...['CANCELLED', 'RETURNED'].map((status, index) => ({
      ...{ orderRef: `N${index + 1}`, placedAt: noon, currencyCode: 'USD', email: 'noon@example.com', status },
    })),
  ]);
  expect(outcomes).toMatchObject([{ outcome: 'updated' }, { outcome: 'updated' }]);
});
afterAll(() => testDatabase.drop());

interface PageOfOrders {
  nodes: { number: string }[];
  pageInfo: { startCursor: string; endCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
}

const pageFields = 'nodes { number } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }';

const rootPage = async (variables: Record<string, unknown>): Promise<PageOfOrders> => {
  const { data, errors } = await client.execute(
    `query ($first: Int, $after: String, $last: Int, $before: String) {
      orders(first: $first, after: $after, last: $last, before: $before) { ${pageFields} } }`,
    variables,
  );
  expect(errors).toBeUndefined();
  return data.orders;
};

const facetPage = async (variables: Record<string, unknown>): Promise<PageOfOrders> => {
  const id = await customerOf(testDatabase, 'noon@example.com');
  const { data, errors } = await client.execute(
    `query ($customers: [_Any!]!, $first: Int, $after: String, $last: Int, $before: String) {
      _entities(representations: $customers) { ... on Customer { sales {
        orders(first: $first, after: $after, last: $last, before: $before) { ${pageFields} } } } } }`,
    { customers: [{ __typename: 'Customer', id }], ...variables },
  );
  expect(errors).toBeUndefined();
  return data._entities[0].sales.orders;
};

const numbers = ({ nodes }: PageOfOrders) => nodes.map(({ number }) => number);

async function forward(page: typeof rootPage, first: number) {
  const pages: PageOfOrders[] = [];
  let after: string | null = null;
  do {
    pages.push(await page({ first, after }));
    after = pages.at(-1)?.pageInfo.endCursor ?? null;
  } while (pages.at(-1)?.pageInfo.hasNextPage);
  return pages;
}

async function backward(page: typeof rootPage, last: number) {
  const pages: PageOfOrders[] = [];
  let before: string | null = null;
  do {
    pages.unshift(await page({ last, before }));
    before = pages[0]?.pageInfo.startCursor ?? null;
  } while (pages[0]?.pageInfo.hasPreviousPage);
  return pages;
}

describe.each([
  ['all orders', rootPage, 12],
  ["a customer's orders", facetPage, 11],
])('pages of %s', (_name, page, count) => {
  test.each([1, 3, 4, 11, 12])(
    'of %i have each order once, forward and backward, whatever placedAt they share',
    async (size) => {
      const whole = numbers(await page({ first: 100 }));

      expect(whole).toHaveLength(count);
      expect((await forward(page, size)).flatMap(numbers)).toEqual(whole);
      expect((await backward(page, size)).flatMap(numbers)).toEqual(whole);
    },
  );

  it('say whether there is more on either side', async () => {
    const first = await page({ first: 5 });
    const middle = await page({ first: 5, after: first.pageInfo.endCursor });

    expect(first.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
    expect(middle.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });
});

const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

test.each([
  ['that nobody gave out', 'bm90IG91cnM'],
  ['with another time', forged(['orders', 'some other time', '00000000-0000-4000-8000-000000000000'])],
  ['with another id', forged(['orders', noon, "1' OR 1=1 --"])],
  ['of another list', forged(['deals', noon, '00000000-0000-4000-8000-000000000000'])],
])('a cursor %s is refused', async (_name, after) => {
  const { data, errors } = await client.execute('query ($after: String) { orders(after: $after) { nodes { id } } }', {
    after,
  });

  expect(data).toEqual({ orders: null });
  expect(errors).toMatchObject([{ path: ['orders'], extensions: { code: 'INVALID' } }]);
});

test('a cursor that another list gave out is refused', async () => {
  await importRows(client.database, sales, 'accounts', [{ externalRef: 'A', name: 'Acme' }]);
  const { data: accounts } = await client.execute('{ accounts { pageInfo { endCursor } } }');
  const { data, errors } = await client.execute('query ($after: String) { orders(after: $after) { nodes { id } } }', {
    after: accounts.accounts.pageInfo.endCursor,
  });

  expect(accounts.accounts.pageInfo.endCursor).toEqual(expect.any(String));
  expect(data).toEqual({ orders: null });
  expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
});

test.each([['first: 0'], ['first: 101'], ['first: -1'], ['first: 5, last: 5']])('%s is refused', async (args) => {
  const { data, errors } = await client.execute(`{ orders(${args}) { nodes { id } } }`);

  expect(data).toEqual({ orders: null });
  expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
});

test.each([
  ['a status', { status: { eq: 'CANCELLED' } }, ['N1']],
  ['statuses', { status: { in: ['CANCELLED', 'RETURNED'] } }, ['N1', 'N2']],
  ['a time', { placedAt: { gt: noon } }, ['N20']],
  ['a total in its currency', { total: { gte: '9' }, currencyCode: { eq: 'USD' } }, ['N10', 'N9']],
  ['a currency', { currencyCode: { eq: 'KRW' } }, ['N20']],
  ['a sku of any line', { sku: { eq: '헬멧' } }, ['N20']],
  ['either', { or: [{ total: { eq: '0' } }, { sku: { startsWith: '헬' } }] }, ['N0', 'N20']],
  ['not', { and: [{ not: { total: { lt: '10' } } }, { currencyCode: { neq: 'KRW' } }] }, ['N10']],
  ['wildcards of the database, taken as they are', { sku: { contains: '%' } }, []],
])('filters by %s', async (_name, filter, expected) => {
  const { data, errors } = await client.execute(
    'query ($filter: OrderFilter) { orders(filter: $filter) { totalCount nodes { number } } }',
    { filter },
  );

  expect(errors).toBeUndefined();
  expect(data.orders.nodes.map(({ number }: { number: string }) => number).sort()).toEqual(expected);
  expect(data.orders.totalCount).toBe(expected.length);
});

test('an order that was imported as returned counts as returned, line by line', async () => {
  const { data } = await client.execute(
    `{ orderByExternalRef(ref: { system: "crm", value: "N2" }) { status total { amount }
      lines { quantity returnedQuantity } customer { id } } }`,
  );
  const id = data.orderByExternalRef.customer.id;
  const facet = await client.execute(
    `query ($customers: [_Any!]!) { _entities(representations: $customers) { ... on Customer { sales {
      orderCount lifetimeValue { amount { amount } } } } } }`,
    { customers: [{ __typename: 'Customer', id }] },
  );

  expect(data.orderByExternalRef).toMatchObject({
    ...{ status: 'RETURNED', total: { amount: '2.00' }, lines: [{ quantity: 1, returnedQuantity: 1 }] },
  });
  // 0 + 3 + … + 10: the first is cancelled, the second came back.
  expect(facet.data._entities[0].sales).toEqual({ orderCount: 10, lifetimeValue: { amount: { amount: '52.00' } } });
});
