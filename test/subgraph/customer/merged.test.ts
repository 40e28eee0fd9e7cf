import customer from '../../../subgraphs/customer/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { customerOf, write } from './write';

const email = (value: string) => ({ kind: 'EMAIL', value });

describe('a customer who was merged into another, and that one into a third', () => {
  let database: TestDatabase;
  let client: SubgraphClient;
  let survivor: string;
  let merged: string;
  let mergedFirst: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await subgraphClient(customer, database);
    survivor = await customerOf(client, [email('survivor@merge.test')], { displayName: 'Survivor' });
    merged = await customerOf(client, [email('merged@merge.test')], { displayName: 'Merged' });
    mergedFirst = await customerOf(client, [email('first@merge.test')], { givenName: 'First' });
    for (const [from, to] of [
      [mergedFirst, merged],
      [merged, survivor],
    ]) {
      await database.asOwner("SELECT identity.merge(gen_random_uuid(), $2, $1, 'test')", [from, to]);
    }
  });
  afterAll(() => database.drop());

  it('resolves to the survivor with its own id, by id, reference and identifier', async () => {
    const { data, errors } = await client.execute(
      `query ($id: ID!, $of: [_Any!]!) {
        customer(id: $id) { id displayName }
        node(id: $id) { id }
        _entities(representations: $of) { ... on Customer { id displayName } }
        customerByIdentifier(identifier: { kind: EMAIL, value: "first@merge.test" }) { id }
        customersByIdentifiers(identifiers: [{ kind: EMAIL, value: "merged@merge.test" }]) { id } }`,
      { id: mergedFirst, of: [merged, survivor].map((id) => ({ __typename: 'Customer', id })) },
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      customer: { id: survivor, displayName: 'Survivor' },
      node: { id: survivor },
      _entities: Array(2).fill({ id: survivor, displayName: 'Survivor' }),
      customerByIdentifier: { id: survivor },
      customersByIdentifiers: [{ id: survivor }],
    });
  });

  it('is in lists once, as the survivor, found by any of the addresses', async () => {
    const { data } = await client.execute(
      `{ all: customers { totalCount nodes { id } }
        byFirst: customers(filter: { email: { eq: "first@merge.test" } }) { nodes { id } }
        without: customers(filter: { email: { neq: "first@merge.test" } }) { nodes { id } } }`,
    );

    expect(data.all).toEqual({ totalCount: 1, nodes: [{ id: survivor }] });
    expect(data.byFirst.nodes).toEqual([{ id: survivor }]);
    expect(data.without.nodes).toEqual([]);
  });

  it('brings all identifiers along', async () => {
    const { data } = await client.execute('query ($id: ID!) { customer(id: $id) { identifiers { value } } }', {
      id: merged,
    });

    expect(data.customer.identifiers.map(({ value }: { value: string }) => value)).toEqual([
      'survivor@merge.test',
      'merged@merge.test',
      'first@merge.test',
    ]);
  });

  it('is written through any of its ids', async () => {
    const added = await write(client, 'customerIdentifierAdd', {
      customerId: merged,
      identifier: email('new@merge.test'),
    });
    const own = await write(client, 'customerIdentifierAdd', {
      customerId: survivor,
      identifier: email('first@merge.test'),
    });
    const released = await write(client, 'customerIdentifierRelease', {
      customerId: survivor,
      identifier: email('merged@merge.test'),
    });
    const updated = await write(
      client,
      'customerUpdate',
      { customerId: mergedFirst, profile: { displayName: 'Renamed' } },
      'customer { id displayName identifiers { value releasedAt } } userErrors { code }',
    );

    for (const { customer: answered, userErrors } of [added, own, released, updated]) {
      expect(userErrors).toEqual([]);
      expect(answered.id).toBe(survivor);
    }
    expect(updated.customer.displayName).toBe('Renamed');
    expect(updated.customer.identifiers).toHaveLength(4);
  });

  it('shows at the survivor what is learnt by an identifier of a merged id', async () => {
    const before = await client.execute('query ($id: ID!) { customer(id: $id) { updatedAt } }', { id: survivor });

    await customerOf(client, [email('first@merge.test')], { organisation: 'Learnt' });
    const { data } = await client.execute(
      'query ($id: ID!) { customer(id: $id) { updatedAt profile { organisation } } }',
      { id: survivor },
    );

    expect(data.customer.profile.organisation).toBe('Learnt');
    expect(data.customer.updatedAt > before.data.customer.updatedAt).toBe(true);
  });
});
