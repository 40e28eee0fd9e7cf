import { randomUUID } from 'node:crypto';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { importRows } from '../../support/import';
import { customerOf, merge, supporter } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
});
afterAll(() => testDatabase.drop());

const save = `mutation ($input: AccountSaveInput!) { accountSave(input: $input) {
  account { id name domain sector registrationNumber externalRef { system value } customers { nodes { id } } }
  userErrors { code message field } } }`;

const saveAccount = async (overrides: Record<string, unknown> = {}) => {
  const { data, errors } = await client.execute(save, {
    input: { idempotencyKey: randomUUID(), name: 'Acme', ...overrides },
  });
  expect(errors).toBeUndefined();
  return data.accountSave;
};

const people = async (...emails: string[]) => {
  await importRows(
    client.database,
    sales,
    'activities',
    emails.map((email) => ({ externalRef: email, kind: 'note', occurredAt: '2026-01-01T00:00:00Z', email })),
  );
  const ids: string[] = [];
  for (const email of emails) ids.push(await customerOf(testDatabase, email));
  return ids;
};

test('an account is created, found by its external ref, and fields left out stay', async () => {
  const externalRef = { system: 'erp', value: 'K-1' };
  const first = await saveAccount({ externalRef, domain: 'Hanbit.CO.KR', sector: '가구', name: ' 한빛상사 ' });
  const second = await saveAccount({ externalRef, name: '한빛상사 주식회사', registrationNumber: '124-81-00998' });
  const third = await saveAccount({ id: first.account.id, name: '한빛', sector: 'furniture' });

  expect(first.account).toMatchObject({ name: '한빛상사', domain: 'hanbit.co.kr', sector: '가구', externalRef });
  expect(second.account).toMatchObject({
    ...{ id: first.account.id, name: '한빛상사 주식회사', domain: 'hanbit.co.kr', sector: '가구' },
    registrationNumber: '1248100998',
  });
  expect(third.account).toMatchObject({ id: first.account.id, name: '한빛', sector: 'furniture', externalRef });
});

test('the people of an account are replaced as a whole, and stay when none are named', async () => {
  const [ann, ben, cho] = await people('ann@example.com', 'ben@example.com', 'cho@example.com');
  const { account } = await saveAccount({ customerIds: [ann, ben] });
  const kept = await saveAccount({ id: account.id });
  const replaced = await saveAccount({ id: account.id, customerIds: [cho, ben] });

  const ids = (one: { account: { customers: { nodes: { id: string }[] } } }) =>
    one.account.customers.nodes.map(({ id }) => id).sort();
  expect(ids(kept)).toEqual([ann, ben].sort());
  expect(ids(replaced)).toEqual([ben, cho].sort());
});

test('two people who turn out to be one come out once, and either id names them', async () => {
  const [dan, daniel, eve] = await people('dan@example.com', 'daniel@example.com', 'eve@example.com');
  const { account } = await saveAccount({ customerIds: [dan, daniel, eve] });
  await merge(testDatabase, dan ?? '', daniel ?? '');
  const { data } = await client.execute(
    `query ($id: ID!) { account(id: $id) { customers(first: 1) { nodes { id } pageInfo { endCursor hasNextPage } } } }`,
    { id: account.id },
  );
  const { endCursor } = data.account.customers.pageInfo;
  const rest = await client.execute(
    `query ($id: ID!, $after: String) { account(id: $id) { customers(after: $after) { nodes { id }
      pageInfo { hasNextPage hasPreviousPage } } } }`,
    { id: account.id, after: endCursor },
  );
  const leaving = await saveAccount({ id: account.id, customerIds: [dan] });

  const pages = [...data.account.customers.nodes, ...rest.data.account.customers.nodes].map(({ id }) => id);
  expect(pages.sort()).toEqual([daniel, eve].sort());
  expect(rest.data.account.customers.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
  expect(leaving.account.customers.nodes).toEqual([{ id: daniel }]);
});

test('names and domains are searched by words, in any script, case and composition', async () => {
  await saveAccount({ name: 'Müller & Söhne GmbH', domain: 'mueller.example' });
  await saveAccount({ name: '서울자전거 강남점', domain: 'seoul-bike.example' });
  await saveAccount({ name: '100% Cycling', domain: 'cycling.example' });
  const search = async (words: string) => {
    const { data } = await client.execute(
      'query ($words: String) { accounts(search: $words) { totalCount nodes { name } } }',
      { words },
    );
    return data.accounts.nodes.map(({ name }: { name: string }) => name);
  };

  expect(await search('MÜLLER söhne')).toEqual(['Müller & Söhne GmbH']);
  expect(await search('gmbh mueller.EXAMPLE')).toEqual(['Müller & Söhne GmbH']);
  expect(await search('강남 서울'.normalize('NFD'))).toEqual(['서울자전거 강남점']);
  expect(await search('０％')).toEqual(['100% Cycling']);
  expect(await search('%')).toEqual(['100% Cycling']);
  expect(await search('no such firm')).toEqual([]);
  expect((await search('  ')).length).toBeGreaterThan(3);
});

test('accounts come by name, page by page', async () => {
  const names: string[] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const { data } = await client.execute(
      'query ($after: String) { accounts(first: 2, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }',
      { after },
    );
    names.push(...data.accounts.nodes.map(({ name }: { name: string }) => name));
    after = data.accounts.pageInfo.endCursor;
    more = data.accounts.pageInfo.hasNextPage;
  }
  const [counted] = await testDatabase.asOwner<{ names: string[] }>(
    'SELECT array_agg(name ORDER BY name, id) AS names FROM sales.accounts',
  );

  expect(names).toEqual(counted?.names);
});

test.each([
  ['the right check digit', '124-81-00998', '1248100998'],
  ['digits without hyphens', '2208162517', '2208162517'],
  ['full-width digits', '１２４-８１-００９９８', '1248100998'],
  ['a number of another country', 'DE 811 907 980', 'DE 811 907 980'],
])('takes a registration number with %s', async (_name, registrationNumber, stored) => {
  expect((await saveAccount({ registrationNumber })).account).toMatchObject({ registrationNumber: stored });
});

test.each([
  ['a wrong check digit', { registrationNumber: '124-81-00997' }, 'INVALID', ['input', 'registrationNumber']],
  ['a domain that is none', { domain: 'https://example.com/' }, 'INVALID', ['input', 'domain']],
  ['an empty name', { name: '' }, 'INVALID', ['input', 'name']],
  ['an id nobody has', { id: randomUUID() }, 'NOT_FOUND', ['input', 'id']],
  ['an id that is none', { id: 'acme' }, 'NOT_FOUND', ['input', 'id']],
  ['a person nobody has met', { customerIds: [randomUUID()] }, 'NOT_FOUND', ['input', 'customerIds', '0']],
  ['a person id that is none', { customerIds: ['ann'] }, 'NOT_FOUND', ['input', 'customerIds', '0']],
  ['too many people', { customerIds: Array(251).fill('ann') }, 'LIMIT_EXCEEDED', ['input', 'customerIds']],
])('refuses %s and writes nothing', async (_name, overrides, code, field) => {
  const count = () => testDatabase.asOwner('SELECT count(*) FROM sales.accounts');
  const before = await count();
  const { account, userErrors } = await saveAccount(overrides);

  expect(account).toBeNull();
  expect(userErrors).toMatchObject([{ code, field }]);
  expect(await count()).toEqual(before);
});

test("another account's external ref is a conflict, which says nothing of it", async () => {
  const externalRef = { system: 'erp', value: 'K-9' };
  await saveAccount({ externalRef });
  const { account } = await saveAccount();

  const answer = await saveAccount({ id: account.id, externalRef });

  expect(answer).toMatchObject({ account: null, userErrors: [{ code: 'CONFLICT' }] });
  expect(JSON.stringify(answer)).not.toMatch(/K-9|erp|constraint|Key \(/);
});

test('other departments may not save accounts', async () => {
  const { data, errors } = await client.execute(save, { input: { idempotencyKey: 'x', name: 'x' } }, supporter);

  expect(data).toEqual({ accountSave: null });
  expect(errors).toMatchObject([{ path: ['accountSave'], extensions: { code: 'FORBIDDEN' } }]);
});
