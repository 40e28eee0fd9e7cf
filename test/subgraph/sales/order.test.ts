import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';

let testDatabase: TestDatabase;
let client: SubgraphClient;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
});
afterAll(() => testDatabase.drop());

const record = `mutation ($input: OrderRecordInput!) { orderRecord(input: $input) {
  order { id number placedAt status total { amount currencyCode } customer { id }
    lines { quantity unitPrice { amount } discount product { sku name } } }
  customerCreated replayed userErrors { code message field } } }`;

const order = (overrides: Record<string, unknown> = {}) => ({
  idempotencyKey: 'order-1',
  customer: { identifiers: [{ kind: 'EMAIL', value: 'Jon24@adventure-works.com' }], profile: { givenName: 'Jon' } },
  placedAt: '2026-11-02T09:00:00+09:00',
  currencyCode: 'USD',
  lines: [
    { sku: 'HL-U509', name: 'Helmet', quantity: 3, unitPrice: '33.6442', discount: '0.05' },
    { sku: 'TI-T723', quantity: 1, unitPrice: '4.99' },
  ],
  ...overrides,
});

test('an order from a stranger makes the customer, the products and an exact total', async () => {
  const { data, errors } = await client.execute(record, { input: order() });

  expect(errors).toBeUndefined();
  expect(data.orderRecord).toMatchObject({
    customerCreated: true,
    replayed: false,
    userErrors: [],
    order: {
      number: expect.stringMatching(/^O-\d+$/),
      placedAt: '2026-11-02T00:00:00.000Z',
      status: 'PLACED',
      total: { amount: '100.87597', currencyCode: 'USD' },
      lines: [
        {
          quantity: 3,
          unitPrice: { amount: '33.6442' },
          discount: '0.05',
          product: { sku: 'HL-U509', name: 'Helmet' },
        },
        { quantity: 1, unitPrice: { amount: '4.99' }, discount: '0', product: { sku: 'TI-T723', name: 'TI-T723' } },
      ],
    },
  });
});

test('the same key answers the same order again, and refuses another input', async () => {
  const again = await client.execute(record, { input: order() });
  const other = await client.execute(record, { input: order({ currencyCode: 'EUR' }) });

  expect(again.data.orderRecord).toMatchObject({
    replayed: true,
    userErrors: [],
    order: { total: { amount: '100.87597' } },
  });
  expect(other.data.orderRecord).toMatchObject({
    order: null,
    userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'idempotencyKey'] }],
  });
});

test('the same external ref replaces the lines and keeps the order', async () => {
  const externalRef = { system: 'shop', value: '4711' };
  const first = await client.execute(record, { input: order({ idempotencyKey: 'ref-1', externalRef }) });
  const second = await client.execute(record, {
    input: order({ idempotencyKey: 'ref-2', externalRef, lines: [{ sku: 'TI-T723', quantity: 2, unitPrice: '4.99' }] }),
  });

  expect(second.data.orderRecord.order.id).toBe(first.data.orderRecord.order.id);
  expect(second.data.orderRecord.order).toMatchObject({ total: { amount: '9.98' }, lines: [{ quantity: 2 }] });
});

test.each([
  ['a currency that does not exist', { currencyCode: 'XXQ' }, 'INVALID', ['input', 'currencyCode']],
  ['no lines', { lines: [] }, 'INVALID', ['input', 'lines']],
  [
    'a price with five decimals',
    { lines: [{ sku: 'A', quantity: 1, unitPrice: '1.23456' }] },
    'INVALID',
    ['input', 'lines', '0', 'unitPrice'],
  ],
  [
    'a quantity of 0',
    { lines: [{ sku: 'A', quantity: 0, unitPrice: '1' }] },
    'INVALID',
    ['input', 'lines', '0', 'quantity'],
  ],
  ['a customer without identifiers', { customer: {} }, 'INVALID', ['input', 'customer', 'id']],
  [
    'an e-mail that is none',
    { customer: { identifiers: [{ kind: 'EMAIL', value: 'nobody' }] } },
    'INVALID',
    ['input', 'customer', 'identifiers', '0', 'value'],
  ],
  [
    'a text with NUL',
    { lines: [{ sku: 'A\u0000', quantity: 1, unitPrice: '1' }] },
    'INVALID',
    ['input', 'lines', '0', 'sku'],
  ],
])('refuses %s and writes nothing', async (_name, overrides, code, field) => {
  const before = await testDatabase.asOwner('SELECT count(*) FROM sales.orders');
  const { data, errors } = await client.execute(record, {
    input: order({ idempotencyKey: `refused ${_name}`, ...overrides }),
  });

  expect(errors).toBeUndefined();
  expect(data.orderRecord.order).toBeNull();
  expect(data.orderRecord.userErrors).toMatchObject([{ code, field }]);
  expect(await testDatabase.asOwner('SELECT count(*) FROM sales.orders')).toEqual(before);
});
