import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { type SubgraphClient, subgraphClient } from '../../../../test/support/subgraph';
import template from '../subgraph';

let testDatabase: TestDatabase;
let client: SubgraphClient;
let keys = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase({ departments: [template] });
  client = await subgraphClient(template, testDatabase);
});
afterAll(() => testDatabase.drop());

const email = (value: string) => ({ identifiers: [{ kind: 'EMAIL', value }] });

async function save(input: Record<string, unknown>) {
  keys += 1;
  const { data } = await client.execute(
    `mutation ($input: TemplateRecordSaveInput!) { templateRecordSave(input: $input) {
      record { id title note externalRef { system value } customer { id } } customerCreated replayed
      userErrors { code field } } }`,
    { input: { idempotencyKey: `key-${keys}`, ...input } },
  );
  return data.templateRecordSave;
}

test('a record of a stranger makes the customer, and can be read again', async () => {
  const { record, customerCreated, userErrors } = await save({ customer: email('mina@example.com'), title: 'First' });

  const { data } = await client.execute(
    'query ($id: ID!) { templateRecord(id: $id) { title note customer { id } } templateRecords { totalCount } }',
    { id: record.id },
  );

  expect(userErrors).toEqual([]);
  expect(customerCreated).toBe(true);
  expect(data.templateRecord).toEqual({ title: 'First', note: null, customer: record.customer });
  expect(data.templateRecords.totalCount).toBeGreaterThan(0);
});

test('the same external ref brings the record up to date, and what is left out stays', async () => {
  const known = { customer: email('ref@example.com'), externalRef: { system: 'erp', value: '1' } };
  const first = await save({ ...known, title: 'First', note: 'Kept' });

  const second = await save({ ...known, title: 'Second' });

  expect(second).toMatchObject({ record: { id: first.record.id, title: 'Second', note: 'Kept' }, userErrors: [] });
});

test('a saved record is told to others, and the customer’s facts with it', async () => {
  const { record } = await save({ customer: email('told@example.com'), title: 'Told' });

  const events = await testDatabase.asOwner<{ type: string; data: object }>(
    'SELECT type, data FROM template.outbox WHERE subject = $1 ORDER BY sequence',
    [record.customer.id],
  );

  expect(events[0]).toEqual({ type: 'template.record.saved', data: { recordId: record.id } });
  expect(JSON.stringify(events[1]?.data)).toContain('"template.recordCount":1');
});

test('the same key has one effect', async () => {
  const input = { idempotencyKey: 'once', customer: email('once@example.com'), title: 'Once' };
  const first = await save(input);

  const again = await save(input);

  expect(again).toMatchObject({ replayed: true, record: { id: first.record.id } });
});

test.each([
  [{ customer: email('blank@example.com'), title: ' ' }, 'INVALID', ['input', 'title']],
  [{ customer: {}, title: 'Whose?' }, 'INVALID', ['input', 'customer', 'id']],
])('refuses %j and writes nothing', async (input, code, field) => {
  const { record, userErrors } = await save(input);

  expect(record).toBeNull();
  expect(userErrors).toEqual([{ code, field }]);
});

test('a filter narrows the list', async () => {
  await save({ customer: email('filter@example.com'), title: 'Needle' });

  const { data } = await client.execute(
    '{ templateRecords(filter: { title: { startsWith: "need" } }) { nodes { title } } }',
  );

  expect(data.templateRecords.nodes).toEqual([{ title: 'Needle' }]);
});

test('people of other departments read records and write none', async () => {
  const other = { id: 'somebody', department: 'elsewhere', role: 'agent', scopes: [] };

  const read = await client.execute('{ templateRecords { nodes { id } } }', {}, other);
  const written = await client.execute(
    `mutation ($customer: CustomerReferenceInput!) {
      templateRecordSave(input: { idempotencyKey: "k", customer: $customer, title: "No" }) { record { id } } }`,
    { customer: email('rights@example.com') },
    other,
  );

  expect(read.errors).toBeUndefined();
  expect(written.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
