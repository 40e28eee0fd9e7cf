import customer from '../../../subgraphs/customer/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { customerOf } from './write';

const nobody = '00000000-0000-7000-8000-000000000000';

describe('reading customers', () => {
  let database: TestDatabase;
  let client: SubgraphClient;
  let ids: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await subgraphClient(customer, database);
    ids = [];
    for (let index = 0; index < 50; index += 1) {
      const id = await customerOf(
        client,
        [
          { kind: 'EMAIL', value: `Person${index}@Example.com` },
          { kind: 'EXTERNAL_REF', system: 'shop', value: String(index) },
        ],
        index % 5 === 0 ? undefined : { givenName: `Given${index % 7}`, familyName: 'Lee' },
      );
      ids.push(id);
    }
    // One instant for several customers: the order of a page must not hang on distinct values.
    await database.asOwner(
      `UPDATE identity.customer SET created_at = '2026-01-01Z'::timestamptz + (array_position($1::uuid[], id) / 3) * interval '1 day'`,
      [ids],
    );
  });
  afterAll(() => database.drop());

  const walk = async (way: 'first' | 'last', orderBy: object[] | undefined, size: number) => {
    const cursor = way === 'first' ? 'after' : 'before';
    const seen: string[] = [];
    for (let from: string | null = null; ;) {
      const { data, errors } = await client.execute(
        `query ($size: Int, $from: String, $orderBy: [CustomerOrder!]) {
          customers(${way}: $size, ${cursor}: $from, orderBy: $orderBy) {
            nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { size, from, orderBy },
      );
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = data.customers;
      const page = nodes.map((node: { id: string }) => node.id);
      if (way === 'first') seen.push(...page);
      else seen.unshift(...page);
      if (!(way === 'first' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return seen;
      from = way === 'first' ? pageInfo.endCursor : pageInfo.startCursor;
    }
  };

  const expectedOrder = async (order: string) =>
    (await database.asOwner<{ id: string }>(`SELECT id FROM customer.customers ORDER BY ${order}`)).map(({ id }) => id);

  it('answers a page of 50 with profile and identifiers in three statements', async () => {
    const statements = await client.statementsOf(
      `{ customers(first: 50) { nodes { id displayName createdAt profile { givenName address { city } }
        identifiers { kind value firstSeenBy } } } }`,
    );

    expect(statements).toHaveLength(3);
  });

  it.each([
    ['newest first without an order', undefined, 'created_at DESC, id DESC'],
    ['by creation upwards', [{ field: 'CREATED_AT', direction: 'ASC' }], 'created_at, id'],
    ['by change downwards', [{ field: 'UPDATED_AT', direction: 'DESC' }], 'updated_at DESC, id DESC'],
    ['by name upwards', [{ field: 'DISPLAY_NAME', direction: 'ASC' }], 'shown_name NULLS LAST, id'],
    ['by name downwards', [{ field: 'DISPLAY_NAME', direction: 'DESC' }], 'shown_name DESC NULLS LAST, id DESC'],
  ])('pages %s, forwards and backwards, each customer once', async (_name, orderBy, order) => {
    const expected = await expectedOrder(order);

    expect(await walk('first', orderBy, 7)).toEqual(expected);
    expect(await walk('last', orderBy, 7)).toEqual(expected);
  });

  it('counts all customers of the filter, not those of the page', async () => {
    const { data } = await client.execute(
      '{ customers(first: 2, filter: { displayName: { startsWith: "given1" } }) { totalCount nodes { displayName } } }',
    );

    expect(data.customers.totalCount).toBe(6);
    expect(data.customers.nodes).toEqual([{ displayName: 'Given1 Lee' }, { displayName: 'Given1 Lee' }]);
  });

  it('refuses a second order, sizes out of range and cursors of another order', async () => {
    const cursor = (await client.execute('{ customers(first: 1) { pageInfo { endCursor } } }')).data.customers.pageInfo
      .endCursor;
    const codes = async (args: string) =>
      (await client.execute(`{ customers(${args}) { nodes { id } } }`)).errors?.map(
        ({ extensions }) => extensions?.code,
      );

    expect(
      await codes('orderBy: [{ field: CREATED_AT, direction: ASC }, { field: DISPLAY_NAME, direction: ASC }]'),
    ).toEqual(['INVALID']);
    expect(await codes('first: 101')).toEqual(['INVALID']);
    expect(await codes('first: 0')).toEqual(['INVALID']);
    expect(await codes('last: -1')).toEqual(['INVALID']);
    expect(await codes('first: 1, last: 1')).toEqual(['INVALID']);
    expect(await codes('after: "forged"')).toEqual(['INVALID']);
    expect(await codes(`after: "${cursor}", orderBy: [{ field: DISPLAY_NAME, direction: ASC }]`)).toEqual(['INVALID']);
  });

  it.each([
    ['{ email: { eq: " PERSON7@example.COM" } }', 1],
    ['{ email: { in: ["person1@example.com", "Person2@example.com", "no address"] } }', 2],
    ['{ email: { startsWith: "person4" } }', 11],
    ['{ email: { contains: "%" } }', 0],
    ['{ email: { neq: "person7@example.com" } }', 49],
    ['{ email: { isNull: true } }', 0],
    ['{ phone: { isNull: true } }', 50],
    ['{ phone: { isNull: false } }', 0],
    ['{ displayName: { isNull: true } }', 10],
    ['{ displayName: { neq: "Given1 Lee" } }', 44],
    ['{ not: { displayName: { isNull: true } } }', 40],
    ['{ or: [{ displayName: { isNull: true } }, { email: { eq: "person1@example.com" } }] }', 11],
    ['{ and: [{ displayName: { isNull: true } }, { email: { eq: "person1@example.com" } }] }', 0],
    ['{ or: [] }', 0],
    ['{ createdAt: { gte: "2026-01-05T00:00:00Z", lt: "2026-01-06T00:00:00Z" } }', 3],
    ['{ updatedAt: { gt: "2100-01-01T00:00:00Z" } }', 0],
    ['{}', 50],
  ])('finds customers by the filter %s: %i', async (filter, count) => {
    const { data, errors } = await client.execute(`{ customers(filter: ${filter}, first: 1) { totalCount } }`);

    expect(errors).toBeUndefined();
    expect(data.customers.totalCount).toBe(count);
  });

  it('refuses a filter that nests too deep', async () => {
    const filter = `${'{ not: '.repeat(12)}{}${' }'.repeat(12)}`;
    const { errors } = await client.execute(`{ customers(filter: ${filter}) { totalCount } }`);

    expect(errors?.[0]?.extensions?.code).toBe('LIMIT_EXCEEDED');
  });

  it.each([
    ['customer', nobody],
    ['customer', 'no id'],
    ['customer', "' OR true --"],
    ['node', nobody],
  ])('answers %s(id: "%s") with null and NOT_FOUND', async (field, id) => {
    const { data, errors } = await client.execute(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id });

    expect(data).toEqual({ [field]: null });
    expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      { path: [field], extensions: { code: 'NOT_FOUND', field: ['id'] } },
    ]);
  });

  it('fetches a customer again by the global id', async () => {
    const { data } = await client.execute('query ($id: ID!) { node(id: $id) { __typename id } }', { id: ids[3] });

    expect(data.node).toEqual({ __typename: 'Customer', id: ids[3] });
  });

  it('finds customers by any spelling of their identifiers, in the order asked', async () => {
    const { data, errors } = await client.execute(
      `query ($identifiers: [IdentifierInput!]!) { customersByIdentifiers(identifiers: $identifiers) { id } }`,
      {
        identifiers: [
          { kind: 'EXTERNAL_REF', system: 'shop', value: '9' },
          { kind: 'EMAIL', value: 'nobody@example.com' },
          { kind: 'EMAIL', value: 'not an address' },
          { kind: 'EMAIL', value: 'PERSON4@EXAMPLE.COM' },
          { kind: 'EXTERNAL_REF', system: 'erp', value: '9' },
        ],
      },
    );

    expect(data.customersByIdentifiers).toEqual([{ id: ids[9] }, null, null, { id: ids[4] }, null]);
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['customersByIdentifiers', 2], 'INVALID'],
    ]);
  });

  it('looks 100 identifiers up in one statement and refuses more', async () => {
    const identifiers = (count: number) =>
      Array.from({ length: count }, (_, index) => `{ kind: EMAIL, value: "person${index}@example.com" }`).join(' ');

    const statements = await client.statementsOf(
      `{ customersByIdentifiers(identifiers: [${identifiers(100)}]) { id } }`,
    );
    const { errors } = await client.execute(`{ customersByIdentifiers(identifiers: [${identifiers(101)}]) { id } }`);

    expect(statements).toHaveLength(1);
    expect(errors?.[0]?.extensions?.code).toBe('LIMIT_EXCEEDED');
  });

  it('answers customerByIdentifier with null and an error where nobody has it', async () => {
    const { data, errors } = await client.execute(
      `{ found: customerByIdentifier(identifier: { kind: EMAIL, value: "person1@example.com" }) { id }
        missing: customerByIdentifier(identifier: { kind: EMAIL, value: "nobody@example.com" }) { id }
        wrong: customerByIdentifier(identifier: { kind: PHONE, value: "12345" }) { id } }`,
    );

    expect(data).toEqual({ found: { id: ids[1] }, missing: null, wrong: null });
    expect(errors?.map(({ path, extensions }) => [path?.[0], extensions?.code]).sort()).toEqual([
      ['missing', 'NOT_FOUND'],
      ['wrong', 'INVALID'],
    ]);
  });

  it('answers references of other departments in one statement, with an error for each unknown one', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { id displayName } } }`;
    const of = [ids[1], nobody, 'no id', ids[2]].map((id) => ({ __typename: 'Customer', id }));

    const { data, errors } = await client.execute(query, { of });
    const statements = await client.statementsOf(query, {
      of: ids.map((id) => ({ __typename: 'Customer', id })),
    });

    expect(data._entities.map((one: { id: string } | null) => one?.id ?? null)).toEqual([ids[1], null, null, ids[2]]);
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['_entities', 1], 'NOT_FOUND'],
      [['_entities', 2], 'NOT_FOUND'],
    ]);
    expect(statements).toHaveLength(1);
  });
});
