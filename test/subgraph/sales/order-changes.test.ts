import { randomUUID } from 'node:crypto';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { supporter } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
});
afterAll(() => testDatabase.drop());

const order = `order { id number status total { amount } deal { id } customer { id } externalRef { value }
  lines { quantity returnedQuantity product { sku } } }`;
const recordMutation = `mutation ($input: OrderRecordInput!) { orderRecord(input: $input) {
  ${order} customerCreated userErrors { code message field } } }`;
const cancelMutation = `mutation ($input: OrderCancelInput!) { orderCancel(input: $input) {
  ${order} userErrors { code message field } } }`;
const returnMutation = `mutation ($input: OrderReturnInput!) { orderReturn(input: $input) {
  ${order} userErrors { code message field } } }`;

const run = async (mutation: string, field: string, input: Record<string, unknown>) => {
  const { data, errors } = await client.execute(mutation, { input: { idempotencyKey: randomUUID(), ...input } });
  expect(errors).toBeUndefined();
  return data[field];
};

const lines = [
  { sku: 'HELMET', quantity: 2, unitPrice: '30' },
  { sku: 'GLOVES', quantity: 3, unitPrice: '9.99' },
];

const buyer = (value: string) => ({ identifiers: [{ kind: 'EMAIL', value }] });

const record = (overrides: Record<string, unknown> = {}) =>
  run(recordMutation, 'orderRecord', {
    ...{ customer: buyer('buyer@example.com'), currencyCode: 'USD', lines },
    ...overrides,
  });
const cancel = (orderId: string, reason = 'ordered twice') => run(cancelMutation, 'orderCancel', { orderId, reason });
const giveBack = (orderId: string, returned: { sku: string; quantity: number }[], reason = 'too small') =>
  run(returnMutation, 'orderReturn', { orderId, lines: returned, reason });

const facetOf = async (id: string) => {
  const { data } = await client.execute(
    `query ($customers: [_Any!]!) { _entities(representations: $customers) { ... on Customer { sales {
      orderCount lifetimeValue { amount { amount } quality } productsOwned { quantity product { sku } } } } } }`,
    { customers: [{ __typename: 'Customer', id }] },
  );
  return data._entities[0].sales;
};

test('a cancelled order counts nowhere, and cancelling it again changes nothing', async () => {
  const recorded = await record({ customer: buyer('cancel@example.com') });
  const cancelled = await cancel(recorded.order.id);
  const again = await cancel(recorded.order.id);

  expect(cancelled.order).toMatchObject({ status: 'CANCELLED', total: { amount: '89.97' } });
  expect(again).toMatchObject({ order: { status: 'CANCELLED' }, userErrors: [] });
  expect(await facetOf(recorded.order.customer.id)).toEqual({
    ...{ orderCount: 0, productsOwned: [] },
    lifetimeValue: { amount: null, quality: 'INSUFFICIENT' },
  });
});

test('goods come back one by one, and with the last of them the order is returned', async () => {
  const { order: placed } = await record({ customer: buyer('return@example.com') });
  const first = await giveBack(placed.id, [{ sku: 'HELMET', quantity: 1 }]);
  const between = await facetOf(placed.customer.id);
  const tooMany = await giveBack(placed.id, [{ sku: 'HELMET', quantity: 2 }]);
  const rest = await giveBack(placed.id, [
    { sku: 'HELMET', quantity: 1 },
    { sku: 'GLOVES', quantity: 3 },
  ]);
  const late = await cancel(placed.id);

  expect(first.order).toMatchObject({ status: 'PLACED', lines: [{ returnedQuantity: 1 }, { returnedQuantity: 0 }] });
  expect(between).toMatchObject({
    lifetimeValue: { amount: { amount: '59.97' } },
    productsOwned: [
      { quantity: 3, product: { sku: 'GLOVES' } },
      { quantity: 1, product: { sku: 'HELMET' } },
    ],
  });
  expect(tooMany).toMatchObject({
    order: null,
    userErrors: [{ code: 'INVALID', field: ['input', 'lines', '0', 'quantity'] }],
  });
  expect(rest.order).toMatchObject({ status: 'RETURNED', total: { amount: '89.97' } });
  expect(late).toMatchObject({ order: null, userErrors: [{ code: 'INVALID', field: ['input', 'orderId'] }] });
  expect(await facetOf(placed.customer.id)).toMatchObject({
    lifetimeValue: { amount: { amount: '0.00' } },
    productsOwned: [],
  });
});

test('a return that one line refuses takes nothing back', async () => {
  const { order: placed } = await record();
  const refused = await giveBack(placed.id, [
    { sku: 'HELMET', quantity: 1 },
    { sku: 'SOCKS', quantity: 1 },
  ]);
  const [row] = await testDatabase.asOwner<{ returned: number }>(
    'SELECT sum(returned_quantity)::int AS returned FROM sales.order_lines WHERE order_id = $1',
    [placed.id],
  );

  expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'lines', '1', 'sku'] }]);
  expect(row).toEqual({ returned: 0 });
});

test('of twenty who return the same two helmets at once, two get one each', async () => {
  const { order: placed } = await record();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => giveBack(placed.id, [{ sku: 'HELMET', quantity: 1 }])),
  );

  expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(2);
});

test.each([
  ['cancelling an order nobody has', () => cancel(randomUUID()), 'NOT_FOUND', ['input', 'orderId']],
  ['cancelling an id that is none', () => cancel('o-1'), 'NOT_FOUND', ['input', 'orderId']],
  ['returning to an order nobody has', () => giveBack(randomUUID(), []), 'NOT_FOUND', ['input', 'orderId']],
  ['cancelling without a reason', async () => cancel((await record()).order.id, ' '), 'INVALID', ['input', 'reason']],
  ['returning nothing', async () => giveBack((await record()).order.id, []), 'INVALID', ['input', 'lines']],
  [
    'returning goods of a cancelled order',
    async () => {
      const { order: placed } = await record();
      await cancel(placed.id);
      return giveBack(placed.id, [{ sku: 'HELMET', quantity: 1 }]);
    },
    'INVALID',
    ['input', 'orderId'],
  ],
  ['an order from a deal nobody has', () => record({ dealId: randomUUID() }), 'NOT_FOUND', ['input', 'dealId']],
  ['an order from a deal id that is none', () => record({ dealId: 'deal' }), 'NOT_FOUND', ['input', 'dealId']],
])('refuses %s', async (_name, attempt, code, field) => {
  expect(await attempt()).toMatchObject({ order: null, userErrors: [{ code, field }] });
});

test('an order names the deal it came from, and one that is refused mints nobody', async () => {
  const { data } = await client.execute(
    `mutation { dealCreate(input: { idempotencyKey: "deal", name: "Helmets", stage: "Won" }) { deal { id } } }`,
  );
  const dealId = data.dealCreate.deal.id;
  const { order: placed } = await record({ dealId });
  await record({ dealId: randomUUID(), customer: buyer('ghost@example.com') });

  expect(placed.deal).toEqual({ id: dealId });
  expect(await testDatabase.asOwner(`SELECT FROM identity.identifier WHERE key = 'ghost@example.com'`)).toEqual([]);
});

test('the same external ref keeps number, customer and status, and lines that are left out go', async () => {
  const externalRef = { system: 'shop', value: 'W-1' };
  const first = await record({ externalRef });
  await cancel(first.order.id);
  const second = await record({ externalRef, customer: buyer('other@example.com'), lines: lines.slice(0, 1) });

  expect(second.order).toEqual({
    ...first.order,
    ...{ number: 'W-1', status: 'CANCELLED', total: { amount: '60.00' }, lines: [first.order.lines[0]] },
  });
});

test.each([
  [recordMutation, 'orderRecord', { customer: buyer('x@example.com'), currencyCode: 'USD', lines }],
  [cancelMutation, 'orderCancel', { orderId: 'x', reason: 'x' }],
  [returnMutation, 'orderReturn', { orderId: 'x', reason: 'x', lines: [] }],
  [
    'mutation ($input: ProductSaveInput!) { productSave(input: $input) { product { sku } } }',
    'productSave',
    { sku: 'X', name: 'X' },
  ],
])('other departments are refused: %#', async (mutation, field, input) => {
  const { data, errors } = await client.execute(mutation, { input: { idempotencyKey: 'x', ...input } }, supporter);

  expect(data).toEqual({ [field]: null });
  expect(errors).toMatchObject([{ path: [field], extensions: { code: 'FORBIDDEN' } }]);
});
