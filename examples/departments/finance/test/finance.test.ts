import { v7 as uuid } from 'uuid';
import type { RowOutcome } from '../../../../subgraphs/kit/import/kind';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { type SubgraphClient, subgraphClient } from '../../../../test/support/subgraph';
import { invoiceImport } from '../invoice/import';
import finance from '../subgraph';

let testDatabase: TestDatabase;
let client: SubgraphClient;
let keys = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase({ departments: [finance] });
  client = await subgraphClient(finance, testDatabase);
});
afterAll(() => testDatabase.drop());

const email = (value: string) => ({ identifiers: [{ kind: 'EMAIL', value }] });
const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
const krw = (amount: string) => ({ amount, currencyCode: 'KRW' });
const past = { issuedOn: '2020-01-01', dueOn: '2020-01-31' };
const future = { issuedOn: '2020-01-01', dueOn: '2999-01-31' };

async function mutate(mutation: string, type: string, input: Record<string, unknown>, fields: string) {
  keys += 1;
  const { data, errors } = await client.execute(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code field } } }`,
    { input: { idempotencyKey: `key-${keys}`, ...input } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
}
const invoice = (input: Record<string, unknown>) =>
  mutate('invoiceSave', 'InvoiceSaveInput', input, 'invoice { id paidOn total { amount } customer { id } }');

async function facet(id: string) {
  const { data } = await client.execute(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { finance {
      creditLimit { amount currencyCode } openInvoiceCount overdueInvoiceCount
      overdueAmounts { amount currencyCode } invoices { nodes { number } } } } } }`,
    { of: [{ __typename: 'Customer', id }] },
  );
  return data._entities[0].finance;
}

test('what is overdue is exact and apart by currency, and what is paid or not yet due is not in it', async () => {
  const customer = email('mina@example.com');
  const first = await invoice({ customer, number: '1', total: usd('0.1'), ...past });
  await invoice({ customer, number: '2', total: usd('0.2'), ...past });
  await invoice({ customer, number: '3', total: krw('150000'), ...past });
  await invoice({ customer, number: '4', total: usd('7'), ...future });
  await invoice({ customer, number: '5', total: usd('9'), ...past, paidOn: '2020-01-15' });

  expect(await facet(first.invoice.customer.id)).toMatchObject({
    creditLimit: null,
    openInvoiceCount: 4,
    overdueInvoiceCount: 3,
    overdueAmounts: [krw('150000'), usd('0.30')],
  });
});

test('the last limit counts, and a stranger has none of anything', async () => {
  const input = { customer: email('limit@example.com') };
  const set = (limit: object) =>
    mutate('creditLimitSet', 'CreditLimitSetInput', { ...input, limit }, 'customer { id }');
  await set(usd('500'));
  const { customer } = await set(usd('1000'));

  expect(await facet(customer.id)).toMatchObject({ creditLimit: usd('1000.00') });
  expect(await facet(uuid())).toEqual({
    creditLimit: null,
    openInvoiceCount: 0,
    overdueInvoiceCount: 0,
    overdueAmounts: [],
    invoices: { nodes: [] },
  });
});

test('the same external ref pays the invoice, tells it, and publishes the customer’s facts', async () => {
  const known = { customer: email('pays@example.com'), externalRef: { system: 'erp', value: '9' } };
  const draft = { ...known, number: '9', total: usd('10'), ...past };
  const issued = await invoice(draft);

  const paid = await invoice({ ...draft, paidOn: '2020-02-01' });

  expect(paid.invoice).toEqual({ ...issued.invoice, paidOn: '2020-02-01' });
  const events = await testDatabase.asOwner<{ type: string; data: object }>(
    'SELECT type, data FROM finance.outbox WHERE subject = $1 ORDER BY sequence',
    [paid.invoice.customer.id],
  );
  const told = events.map(({ type }) => type);
  expect(told.filter((type) => type.startsWith('finance.invoice'))).toEqual([
    'finance.invoice.issued',
    'finance.invoice.paid',
  ]);
  const facts = events.filter(({ type }) => !type.startsWith('finance.invoice'));
  expect(facts.map(({ data }) => JSON.stringify(data).includes('"finance.openInvoiceCount":1'))).toEqual([true, false]);
});

test.each([
  [{ total: usd('-1') }, ['input', 'total', 'amount']],
  [{ total: { amount: '1', currencyCode: 'XXY' } }, ['input', 'total', 'currencyCode']],
  [{ dueOn: '2019-12-31' }, ['input', 'dueOn']],
  [{ number: '' }, ['input', 'number']],
])('refuses %j and writes nothing', async (input, field) => {
  const draft = { customer: email('refused@example.com'), number: '1', total: usd('1'), ...past };

  const refused = await invoice({ ...draft, ...input });

  expect(refused).toEqual({ invoice: null, userErrors: [{ code: 'INVALID', field }] });
});

test('invoices are imported, and a second import changes nothing', async () => {
  const rows: Record<string, string>[] = [
    { externalRef: 'I-1', customerRef: '77', number: '1', amount: '12.50', currencyCode: 'EUR', ...past },
    { externalRef: 'I-2', email: 'i2@example.com', number: '2', amount: '3', currencyCode: 'KRW', ...future },
  ];
  const importRows = async (): Promise<RowOutcome[]> => {
    const typed = rows.map((row) => invoiceImport.row.parse({ system: 'erp', ...row }));
    return client.database.transaction((transaction) =>
      invoiceImport.write(transaction, typed, { defaultCountry: null }),
    );
  };

  const [first, second] = [await importRows(), await importRows()];

  expect(first.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  expect(second.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
});
