import type { DataSource } from 'typeorm';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { importRows } from '../../support/import';
import { registerStaff } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;
let database: DataSource;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
  ({ database } = client);
  await registerStaff(testDatabase, 'S1');
});
afterAll(() => testDatabase.drop());

const outcomesOf = async (kind: string, rows: Record<string, string>[]) =>
  (await importRows(database, sales, kind, rows)).map(({ outcome }) => outcome);

/** Imports one row three times: new, the same, and with a change. */
async function threeTimes(kind: string, row: Record<string, string>, change: Record<string, string>) {
  const outcomes: string[] = [];
  for (const one of [row, row, { ...row, ...change }]) outcomes.push(...(await outcomesOf(kind, [one])));
  return outcomes;
}

test.each([
  ['products', { sku: 'T-1', name: 'Table', price: '120', currencyCode: 'USD' }, { price: '130' }],
  ['accounts', { externalRef: 'T-1', name: 'Tables Inc', email: 'table@example.com' }, { sector: 'furniture' }],
  ['accounts', { externalRef: 'T-2', name: 'Chairs Inc', email: 'chair@example.com' }, { email: 'stool@example.com' }],
  ['deals', { externalRef: 'T-1', stage: 'Engaging' }, { stage: 'Proposal' }],
  ['deals', { externalRef: 'T-2', stage: 'Engaging', ownerRef: 'S1' }, { expectedCloseOn: '2027-01-31' }],
  [
    'orders',
    { orderRef: 'T-1', placedAt: '2026-01-01T00:00:00Z', currencyCode: 'USD', phone: '010-3456-7890' },
    { ownerRef: 'S1' },
  ],
  [
    'orders',
    { orderRef: 'T-2', placedAt: '2026-01-01T00:00:00Z', currencyCode: 'USD', customerRef: '7' },
    { displayName: '김하나' },
  ],
  [
    'order-lines',
    {
      ...{ orderRef: 'T-3', lineRef: '1', placedAt: '2026-01-01T00:00:00Z', currencyCode: 'USD', customerRef: '7' },
      ...{ sku: 'T-1', quantity: '3', lineAmount: '10' },
    },
    { lineAmount: '9' },
  ],
  [
    'activities',
    { externalRef: 'T-1', kind: 'Call', occurredAt: '2026-01-01T00:00:00Z', actorRef: 'S1' },
    { note: 'x' },
  ],
])('%s are created, unchanged the second time, and updated by a change (%#)', async (kind, row, change) => {
  expect(await threeTimes(kind, row as unknown as Record<string, string>, change as Record<string, string>)).toEqual([
    'created',
    'unchanged',
    'updated',
  ]);
});

test('orders that come with their lines are told once, with their sum, and lines that follow are told as a change', async () => {
  const line = { placedAt: '2026-01-01T00:00:00Z', currencyCode: 'USD', customerRef: '8', sku: 'T-1', quantity: '2' };
  const rows = ['1', '2'].map((lineRef) => ({ ...line, orderRef: 'E-1', lineRef, unitPrice: '2.50' }));
  await importRows(database, sales, 'order-lines', rows);
  await importRows(database, sales, 'order-lines', [{ ...line, orderRef: 'E-1', lineRef: '3', unitPrice: '1' }]);

  expect(
    await testDatabase.asOwner(
      `SELECT type, (data ->> 'total')::float AS total FROM sales.outbox WHERE data ->> 'number' = 'E-1'
        ORDER BY transaction_id, sequence`,
    ),
  ).toEqual([
    { type: 'sales.order.placed', total: 10 },
    { type: 'sales.order.changed', total: 12 },
  ]);
});

test('a row that fails loses no other, and says which attribute and why', async () => {
  const deal = { externalRef: 'F-1', stage: 'Engaging' };
  const results = await importRows(database, sales, 'deals', [
    { ...deal, externalRef: 'F-0' },
    { ...deal, stage: 'engaging' },
    { ...deal, ownerRef: 'nobody' },
    { ...deal, accountRef: 'nobody' },
    { ...deal, amount: '5' },
    { ...deal, closedAt: '2026-01-01T00:00:00Z' },
    { ...deal, stage: 'Won', createdAt: '2026-02-01T00:00:00Z', closedAt: '2026-01-01T00:00:00Z' },
    { ...deal, stage: 'Won', lostReason: 'price' },
    { ...deal, email: 'nobody' },
    { ...deal, externalRef: 'F-9' },
  ]);

  expect(
    results.map(({ outcome, code, field }) => (outcome === 'failed' ? [code, ...(field ?? [])] : outcome)),
  ).toEqual([
    'created',
    ['INVALID', 'stage'],
    ['NOT_FOUND', 'ownerRef'],
    ['NOT_FOUND', 'accountRef'],
    ['INVALID', 'currencyCode'],
    ['INVALID', 'closedAt'],
    ['INVALID', 'closedAt'],
    ['INVALID', 'lostReason'],
    ['INVALID', 'email'],
    'created',
  ]);
  expect(results[1]?.message).toBe('stage must be one of Prospecting, Engaging, Proposal, Negotiation, Won, Lost');
  expect(await testDatabase.asOwner(`SELECT FROM sales.deals WHERE external_value = 'F-1'`)).toEqual([]);
});

test.each([
  ['orders', { orderRef: 'F', placedAt: '2026-01-01T00:00:00Z', currencyCode: 'USD' }, ['INVALID', ['customerRef']]],
  [
    'orders',
    { orderRef: 'F', placedAt: '2026-01-01T00:00:00Z', currencyCode: 'USD', customerRef: '7', dealRef: 'none' },
    ['NOT_FOUND', ['dealRef']],
  ],
  [
    'orders',
    { orderRef: 'F', placedAt: '2026-01-01T00:00:00Z', currencyCode: 'USD', customerRef: '7', ownerRef: 'none' },
    ['NOT_FOUND', ['ownerRef']],
  ],
  [
    'order-lines',
    { orderRef: 'F', lineRef: '1', sku: 'A', quantity: '1', unitPrice: '1' },
    ['NOT_FOUND', ['orderRef']],
  ],
  ['order-lines', { orderRef: 'T-3', lineRef: '1', sku: 'A', quantity: '1' }, ['INVALID', ['unitPrice']]],
  [
    'order-lines',
    { orderRef: 'T-3', lineRef: '1', sku: 'A', quantity: '-2', lineAmount: '5' },
    ['INVALID', ['quantity']],
  ],
  ['products', { sku: 'F', name: 'F', price: '1' }, ['INVALID', ['currencyCode']]],
  ['accounts', { externalRef: 'F', name: 'F', domain: 'not a domain' }, ['INVALID', ['domain']]],
  ['accounts', { externalRef: 'F', name: 'F', phone: '12' }, ['INVALID', ['phone']]],
  [
    'activities',
    { externalRef: 'F', kind: 'CALL', occurredAt: '2026-01-01T00:00:00Z', dealRef: 'none' },
    ['NOT_FOUND', ['dealRef']],
  ],
  [
    'activities',
    { externalRef: 'F', kind: 'CALL', occurredAt: '2026-01-01T00:00:00Z', actorRef: 'none' },
    ['NOT_FOUND', ['actorRef']],
  ],
])('%s that can not be written are told by their attribute (%#)', async (kind, row, [code, field]) => {
  expect(await importRows(database, sales, kind, [row as unknown as Record<string, string>])).toMatchObject([
    { outcome: 'failed', code, field },
  ]);
});

test('a line that is refused makes no order of nothing', async () => {
  const line = { sku: 'A', unitPrice: '5', currencyCode: 'USD', placedAt: '2026-01-01T00:00:00Z', customerRef: '7' };
  const outcomes = await importRows(database, sales, 'order-lines', [
    { ...line, orderRef: 'C-1', lineRef: '1', quantity: '-1' },
    { ...line, orderRef: 'C-2', lineRef: '1', quantity: '-1' },
    { ...line, orderRef: 'C-2', lineRef: '2', quantity: '3' },
  ]);
  const ask = async (value: string) =>
    (await client.execute(`{ orderByExternalRef(ref: { system: "crm", value: "${value}" }) { total { amount } } }`))
      .data.orderByExternalRef;

  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'created']);
  expect(await ask('C-1')).toBeNull();
  expect(await ask('C-2')).toEqual({ total: { amount: '15.00' } });
});

test('an order has the deal, the deal the owner, and of one ref twice the later row counts', async () => {
  const closed = { createdAt: '2026-01-01T00:00:00Z', closedAt: '2026-01-11T00:00:00Z' };
  await importRows(database, sales, 'deals', [
    { externalRef: 'R-1', stage: 'Engaging', createdAt: closed.createdAt, ownerRef: 'S1' },
    { externalRef: 'R-1', stage: 'Won', ...closed },
  ]);
  await importRows(database, sales, 'orders', [
    { orderRef: 'R-1', placedAt: closed.closedAt, currencyCode: 'KRW', customerRef: '7', dealRef: 'R-1' },
  ]);
  const { data } = await client.execute(`{ orderByExternalRef(ref: { system: "crm", value: "R-1" }) {
    number total { amount } deal { stage owner { id } stageHistory { from to at secondsInStage } } } }`);

  expect(data.orderByExternalRef).toEqual({
    number: 'R-1',
    total: { amount: '0' },
    deal: {
      stage: 'Won',
      owner: { id: expect.any(String) },
      stageHistory: [
        { from: null, to: 'Engaging', at: '2026-01-01T00:00:00.000Z', secondsInStage: 864_000 },
        { from: 'Engaging', to: 'Won', at: '2026-01-11T00:00:00.000Z', secondsInStage: null },
      ],
    },
  });
});

test('days that were corrected move the ends of the history', async () => {
  const row = { externalRef: 'R-2', stage: 'Lost' };
  await importRows(database, sales, 'deals', [
    { ...row, createdAt: '2026-01-01T00:00:00Z', closedAt: '2026-01-11T00:00:00Z' },
    { ...row, createdAt: '2026-01-05T00:00:00Z', closedAt: '2026-01-06T00:00:00Z' },
  ]);
  const { data } = await client.execute(`{ dealByExternalRef(ref: { system: "crm", value: "R-2" }) {
    revision lostReason stageHistory { to at secondsInStage } } }`);

  expect(data.dealByExternalRef).toEqual({
    revision: 2,
    lostReason: null,
    stageHistory: [
      { to: 'Prospecting', at: '2026-01-05T00:00:00.000Z', secondsInStage: 86_400 },
      { to: 'Lost', at: '2026-01-06T00:00:00.000Z', secondsInStage: null },
    ],
  });
});

test('a line whose amount does not divide evenly comes in two parts, and in one when it does', async () => {
  const line = {
    ...{ orderRef: 'R-3', lineRef: '1', placedAt: '2026-01-01T00:00:00Z', currencyCode: 'USD', customerRef: '7' },
    ...{ sku: 'CD', quantity: '3', lineAmount: '10' },
  };
  const partsOf = async () => {
    const { data } = await client.execute(`{ orderByExternalRef(ref: { system: "crm", value: "R-3" }) {
      total { amount } lines { quantity unitPrice { amount } } } }`);
    return data.orderByExternalRef;
  };
  await importRows(database, sales, 'order-lines', [line]);
  const uneven = await partsOf();
  await importRows(database, sales, 'order-lines', [{ ...line, lineAmount: '12' }]);

  expect(uneven).toEqual({
    total: { amount: '10.00' },
    lines: [
      { quantity: 2, unitPrice: { amount: '3.3333' } },
      { quantity: 1, unitPrice: { amount: '3.3334' } },
    ],
  });
  expect(await partsOf()).toEqual({
    total: { amount: '12.00' },
    lines: [{ quantity: 3, unitPrice: { amount: '4.00' } }],
  });
});
