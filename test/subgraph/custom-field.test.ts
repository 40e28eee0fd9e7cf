import { randomUUID } from 'node:crypto';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';
import { type SubgraphClient, subgraphClient } from '../support/subgraph';

const capital = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

let database: TestDatabase;
let departments: Subgraph[];
beforeAll(async () => {
  database = await createTestDatabase();
  departments = (await subgraphsUnderTest()).filter(({ name }) => name !== 'customer');
});
afterAll(() => database.drop());

async function newCustomer(): Promise<string> {
  const id = randomUUID();
  await database.asOwner(`INSERT INTO identity.customer (id, first_seen_by) VALUES ($1, 'test')`, [id]);
  return id;
}

const merge = (id: string, into: string | null) =>
  database.asOwner('UPDATE identity.customer SET merged_into = $2 WHERE id = $1', [id, into]);

describe.each(['sales', 'marketing', 'support'])('custom fields of %s', (name) => {
  let client: SubgraphClient;
  beforeAll(async () => {
    client = await subgraphClient(departments.find((one) => one.name === name) as Subgraph, database);
  });

  const define = async (input: object, viewer?: Parameters<SubgraphClient['execute']>[2]) => {
    const { data, errors } = await client.execute(
      `mutation ($input: ${capital(name)}CustomFieldDefineInput!) { defined: ${name}CustomFieldDefine(input: $input) {
        definition { key type description options } userErrors { code field } } }`,
      { input: { idempotencyKey: randomUUID(), description: 'What it is.', ...input } },
      viewer,
    );
    return data?.defined ?? errors;
  };

  const set = async (customerId: string, values: unknown, viewer?: Parameters<SubgraphClient['execute']>[2]) => {
    const { data, errors } = await client.execute(
      `mutation ($input: ${capital(name)}CustomFieldsSetInput!) { set: ${name}CustomFieldsSet(input: $input) {
        customer { id ${name} { customFields } } userErrors { code message field } } }`,
      { input: { idempotencyKey: randomUUID(), customerId, values } },
      viewer,
    );
    return data?.set ?? errors;
  };

  const fieldsOf = async (...ids: string[]) => {
    const { data } = await client.execute(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { ${name} { customFields } } } }`,
      { of: ids.map((id) => ({ __typename: 'Customer', id })) },
    );
    return data._entities.map((customer: Record<string, { customFields: object }>) => customer[name]?.customFields);
  };

  const all = { tier: 'gold', visits: 3.5, vip: true, since: '2024-02-29', note: 'likes 파랑 "blue"' };

  beforeAll(async () => {
    await define({ key: 'tier', type: 'CHOICE', options: ['gold', 'silver'] });
    await define({ key: 'visits', type: 'NUMBER' });
    await define({ key: 'vip', type: 'BOOLEAN' });
    await define({ key: 'since', type: 'DATE' });
    await define({ key: 'note', type: 'TEXT' });
  });

  test('are listed, set and read as soon as they are defined', async () => {
    const { data } = await client.execute(`{ all: ${name}CustomFieldDefinitions { key type options } }`);
    const id = await newCustomer();
    const { customer } = await set(id, all);

    expect(data.all.map((one: { key: string }) => one.key)).toEqual(['note', 'since', 'tier', 'vip', 'visits']);
    expect(data.all[2]).toEqual({ key: 'tier', type: 'CHOICE', options: ['gold', 'silver'] });
    expect(customer).toEqual({ id, [name]: { customFields: all } });
  });

  test('keep what is left out and lose what is null; nobody known has an empty object', async () => {
    const id = await newCustomer();
    await set(id, all);
    await set(id, { vip: null, visits: 4 });

    const { vip: _vip, ...rest } = all;
    expect(await fieldsOf(id, randomUUID())).toEqual([{ ...rest, visits: 4 }, {}]);
  });

  test('of merged customers hold what was written last, and go back with an undo', async () => {
    const [old, survivor] = [await newCustomer(), await newCustomer()];
    await set(survivor, { tier: 'silver', vip: true });
    await set(old, { tier: 'gold', visits: 1 });
    await merge(old, survivor);
    const { customer } = await set(old, { visits: 2, vip: null });
    const merged = await fieldsOf(old, survivor);
    await merge(old, null);

    expect(customer.id).toBe(survivor);
    expect(merged).toEqual([
      { tier: 'gold', visits: 2 },
      { tier: 'gold', visits: 2 },
    ]);
    expect(await fieldsOf(old, survivor)).toEqual([
      { tier: 'gold', visits: 2 },
      { tier: 'silver', vip: true },
    ]);
  });

  test('keep their type and options; more options may come', async () => {
    const other = await define({ key: 'tier', type: 'TEXT' });
    const fewer = await define({ key: 'tier', type: 'CHOICE', options: ['gold'] });
    const more = await define({
      key: 'tier',
      type: 'CHOICE',
      options: ['gold', 'silver', 'bronze'],
      description: 'Rank.',
    });

    expect(other.userErrors).toEqual([{ code: 'CONFLICT', field: ['input', 'type'] }]);
    expect(fewer.userErrors).toEqual([{ code: 'CONFLICT', field: ['input', 'options'] }]);
    expect(more.definition).toEqual({
      ...{ key: 'tier', type: 'CHOICE', description: 'Rank.' },
      options: ['gold', 'silver', 'bronze'],
    });
  });

  test.each([
    ['a key that is none', { key: '__proto__', type: 'TEXT' }, 'key'],
    ['a key over its limit', { key: 'k'.repeat(51), type: 'TEXT' }, 'key'],
    ['options of a text', { key: 'colour', type: 'TEXT', options: ['red'] }, 'options'],
    ['a choice without options', { key: 'colour', type: 'CHOICE', options: [] }, 'options'],
    ['the same option twice', { key: 'colour', type: 'CHOICE', options: ['red', ' red'] }, 'options'],
    ['no description', { key: 'colour', type: 'TEXT', description: ' ' }, 'description'],
  ])('are not defined with %s', async (_what, input, field) => {
    expect((await define(input)).userErrors).toEqual([{ code: 'INVALID', field: ['input', field] }]);
  });

  test.each([
    ['a text over its limit', { note: 'x'.repeat(1_001) }, 'note'],
    ['a text that cannot be stored', { note: 'a\0b' }, 'note'],
    ['a number as text', { visits: '3' }, 'visits'],
    ['infinity, as 1e400 becomes', { visits: Number.POSITIVE_INFINITY }, 'visits'],
    ['2^63', { visits: 2 ** 63 }, 'visits'],
    ['a truth as number', { vip: 1 }, 'vip'],
    ['a day that does not exist', { since: '2026-02-30' }, 'since'],
    ['an option nobody offers', { tier: 'platinum' }, 'tier'],
    ['an object', { note: { a: 1 } }, 'note'],
    ['a list', { tier: ['gold'] }, 'tier'],
  ])('refuse %s and write nothing', async (_what, values, field) => {
    const id = await newCustomer();
    const { userErrors } = await set(id, { visits: 1, ...values });

    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'values', field] }]);
    expect(JSON.stringify(userErrors)).not.toContain('platinum');
    expect(await fieldsOf(id)).toEqual([{}]);
  });

  test.each([
    ['a field nobody defined', { colour: 'red' }],
    ['a key that reaches what objects inherit', JSON.parse('{ "__proto__": { "polluted": true } }')],
    ['the constructor', { constructor: 'x' }],
    ['a list instead of an object', ['gold']],
    ['a text instead of an object', 'gold'],
    ['nothing', null],
  ])('refuse %s', async (_what, values) => {
    const answer = await set(await newCustomer(), values);

    expect(answer.userErrors ?? answer).toMatchObject([expect.anything()]);
    expect(JSON.stringify(answer)).toMatch(/INVALID|BAD_USER_INPUT/);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('refuse values nested 1,000 levels deep before anything is read', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`);

    expect(await set(await newCustomer(), deep)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([
    ['twice the same key', '{ visits: 1, visits: 2 }', 'GRAPHQL_VALIDATION_FAILED'],
    ['1e400', '{ visits: 1e400 }', 'INVALID'],
    ['2^63', '{ visits: 9223372036854775808 }', 'INVALID'],
    ['__proto__', '{ __proto__: { polluted: true } }', 'INVALID'],
  ])('refuse %s written in the document', async (_what, literal, code) => {
    const answer = await client.execute(
      `mutation { set: ${name}CustomFieldsSet(input: { idempotencyKey: "${randomUUID()}", customerId: "${randomUUID()}",
        values: ${literal} }) { userErrors { code } } }`,
    );

    expect(JSON.stringify(answer)).toContain(code);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('belong to a customer who exists', async () => {
    const { userErrors } = await set(randomUUID(), { visits: 1 });

    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'customerId'] }]);
  });

  test('are defined by managers of the department and set by its people', async () => {
    const agent = { id: 'an-agent', department: name, role: 'agent', scopes: [] };
    const stranger = { id: 'a-stranger', department: 'finance', role: 'manager', scopes: [] };

    expect(await define({ key: 'colour', type: 'TEXT' }, agent)).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await set(await newCustomer(), { visits: 1 }, agent)).userErrors).toEqual([]);
    expect(await set(await newCustomer(), { visits: 1 }, stranger)).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  test('publish their definitions and values as facts', async () => {
    const id = await newCustomer();
    await set(id, { tier: 'gold', vip: null });

    const [event] = await database.asOwner<{ data: object }>(
      `SELECT data FROM ${name}.outbox WHERE subject = $1 AND type = $2`,
      [id, `${name}.facts`],
    );
    const [defined] = await database.asOwner<{ data: object }>(
      `SELECT data FROM ${name}.outbox WHERE type = $1 AND data::text LIKE '%custom.visits"%'`,
      [`${name}.facts.defined`],
    );
    const at = expect.any(String);
    expect(event?.data).toEqual({
      facts: { [`${name}.custom.tier`]: { value: 'gold', at }, [`${name}.custom.vip`]: { value: null, at } },
    });
    expect(defined?.data).toMatchObject({ definitions: [{ path: `${name}.custom.visits`, type: 'NUMBER' }] });
  });

  test('take one statement for a page of customers', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, newCustomer));
    for (const id of ids) await set(id, { visits: 7 });

    const statements = await client.statementsOf(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { ${name} { customFields } } } }`,
      { of: ids.map((id) => ({ __typename: 'Customer', id })) },
    );

    expect(statements).toHaveLength(1);
  });

  test('are at most 100', async () => {
    for (let index = 0; index < 95; index += 1) await define({ key: `more${index}`, type: 'TEXT' });

    expect((await define({ key: 'oneTooMany', type: 'TEXT' })).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
  });
});
