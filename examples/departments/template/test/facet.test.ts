import { v7 as uuid } from 'uuid';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { type SubgraphClient, subgraphClient } from '../../../../test/support/subgraph';
import template from '../subgraph';

let testDatabase: TestDatabase;
let client: SubgraphClient;

beforeAll(async () => {
  testDatabase = await createTestDatabase({ departments: [template] });
  client = await subgraphClient(template, testDatabase);
});
afterAll(() => testDatabase.drop());

const facets = `query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on Customer {
    template { recordCount lastRecordAt records(first: 2) { nodes { title } totalCount } } } } }`;

async function customerWith(titles: readonly string[]): Promise<string> {
  const id = uuid();
  await testDatabase.asOwner(`INSERT INTO identity.customer (id, first_seen_by) VALUES ($1, 'test')`, [id]);
  for (const [index, title] of titles.entries()) {
    await testDatabase.asOwner(
      'INSERT INTO template.records (id, customer_id, title, created_at) VALUES ($1, $2, $3, $4)',
      [uuid(), id, title, `2026-11-0${index + 1}T09:00:00Z`],
    );
  }
  return id;
}

const referenced = (ids: readonly string[]) => ({ of: ids.map((id) => ({ __typename: 'Customer', id })) });

test('a customer has its records, newest first, and a stranger has zeros', async () => {
  const ids = [await customerWith(['First', 'Second', 'Third']), uuid()];

  const { data, errors } = await client.execute(facets, referenced(ids));

  expect(errors).toBeUndefined();
  expect(data._entities).toEqual([
    {
      template: {
        recordCount: 3,
        lastRecordAt: '2026-11-03T09:00:00.000Z',
        records: { nodes: [{ title: 'Third' }, { title: 'Second' }], totalCount: 3 },
      },
    },
    { template: { recordCount: 0, lastRecordAt: null, records: { nodes: [], totalCount: 0 } } },
  ]);
});

test('takes one statement for the figures and one for the lists of a whole page of customers', async () => {
  const ids = [await customerWith(['One']), await customerWith(['Another']), await customerWith([])];
  const withoutTotal = facets.replace('totalCount', '');

  expect(await client.statementsOf(withoutTotal, referenced(ids))).toHaveLength(2);
});

test('people without a right to it are refused', async () => {
  const stranger = { id: 'somebody', department: 'partner', role: 'agent', scopes: [] };

  const { errors } = await client.execute(facets, referenced([uuid()]), stranger);

  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
