import customer from '../../../subgraphs/customer/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { customerOf, write } from './write';

const nobody = '00000000-0000-7000-8000-000000000000';
const email = (value: string) => ({ kind: 'EMAIL', value });
const phone = (value: string) => ({ kind: 'PHONE', value });
const selection = 'customer { id } created replayed userErrors { code field }';

describe('writing customers', () => {
  let database: TestDatabase;
  let client: SubgraphClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await subgraphClient(customer, database);
  });
  afterAll(() => database.drop());

  const read = async (id: string) => {
    const { data, errors } = await client.execute(
      `query ($id: ID!) { customer(id: $id) { id displayName updatedAt
        profile { givenName familyName organisation birthOn language timeZone
          address { lines city region postcode countryCode } }
        identifiers { kind value system verifiedAt firstSeenBy releasedAt } } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    return data.customer;
  };

  describe('customerIdentify', () => {
    it('makes a person nobody has met, and finds the person again by another spelling', async () => {
      const first = await write(
        client,
        'customerIdentify',
        { customer: { identifiers: [email('Kim@One.test')] } },
        selection,
      );
      const again = await write(
        client,
        'customerIdentify',
        { customer: { identifiers: [email(' ｋim@ONE.test ')] } },
        selection,
      );

      expect(first).toMatchObject({ created: true, replayed: false, userErrors: [] });
      expect(again).toMatchObject({ customer: first.customer, created: false, replayed: false });
    });

    it('answers a retry as the first call, and refuses the key with another input', async () => {
      const input = { idempotencyKey: 'identify-1', customer: { identifiers: [email('retry@one.test')] } };

      const first = await write(client, 'customerIdentify', input, selection);
      const retry = await write(client, 'customerIdentify', input, selection);
      const other = await write(
        client,
        'customerIdentify',
        { ...input, customer: { identifiers: [email('other@one.test')] } },
        selection,
      );

      expect(retry).toEqual({ ...first, replayed: true });
      expect(other).toEqual({
        customer: null,
        created: null,
        replayed: false,
        userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'idempotencyKey'] }],
      });
    });

    it.each([
      ['neither id nor identifier', {}, 'INVALID', ['id']],
      ['an unknown id', { id: nobody }, 'NOT_FOUND', ['id']],
      ['an id that is none', { id: 'x' }, 'NOT_FOUND', ['id']],
      [
        'a wrong address',
        { identifiers: [email('a@b.co'), email('nobody')] },
        'INVALID',
        ['identifiers', '1', 'value'],
      ],
      [
        'a ref without system',
        { identifiers: [{ kind: 'EXTERNAL_REF', value: '1' }] },
        'INVALID',
        ['identifiers', '0', 'system'],
      ],
      ['21 identifiers', { identifiers: Array(21).fill(email('a@b.co')) }, 'LIMIT_EXCEEDED', ['identifiers']],
      [
        'a name of 201 characters',
        { identifiers: [email('a@b.co')], profile: { displayName: 'x'.repeat(201) } },
        'INVALID',
        ['profile', 'displayName'],
      ],
      [
        'an unknown time zone',
        { identifiers: [email('a@b.co')], profile: { timeZone: 'Asia/Nowhere' } },
        'INVALID',
        ['profile', 'timeZone'],
      ],
    ])('refuses %s and writes nothing', async (_name, reference, code, field) => {
      const { customer: made, userErrors } = await write(
        client,
        'customerIdentify',
        { customer: reference },
        selection,
      );

      expect(made).toBeNull();
      expect(userErrors).toEqual([{ code, field: ['input', 'customer', ...field] }]);
      expect(await database.asOwner("SELECT FROM identity.identifier WHERE key = 'a@b.co'")).toEqual([]);
    });

    it.each([
      ['NUL', 'nul\u0000@one.test'],
      ['a lone surrogate', 'lone\ud800@one.test'],
    ])('refuses an identifier with %s', async (_name, value) => {
      const { userErrors } = await write(
        client,
        'customerIdentify',
        { customer: { identifiers: [email(value)] } },
        selection,
      );

      expect(userErrors).toMatchObject([{ code: 'INVALID' }]);
    });

    it('keeps right-to-left marks and quotes as they came', async () => {
      const displayName = "Robert'); DROP TABLE \u202e<b>";

      const id = await customerOf(client, [email('quotes@one.test')], { displayName });

      expect((await read(id)).displayName).toBe(displayName);
    });
  });

  describe('customerUpdate', () => {
    const profile = {
      givenName: '길동',
      familyName: '홍',
      language: 'ko-kr',
      timeZone: 'Asia/Seoul',
      birthOn: '1990-02-28',
      address: { lines: ['세종대로 110', '3층'], city: '서울', postcode: '04524', countryCode: 'kr' },
    };

    it('overwrites what is given, keeps what is left out and clears what is null', async () => {
      const id = await customerOf(client, [email('update@one.test')], { organisation: 'Firm', familyName: 'Hong' });

      const before = await read(id);
      const { userErrors } = await write(client, 'customerUpdate', { customerId: id, profile });
      const after = await read(id);
      await write(client, 'customerUpdate', { customerId: id, profile: { organisation: null, givenName: '' } });
      const cleared = await read(id);

      expect(userErrors).toEqual([]);
      expect(before.displayName).toBe('Hong');
      expect(after).toMatchObject({
        displayName: '홍길동',
        profile: {
          ...{ givenName: '길동', familyName: '홍', organisation: 'Firm', birthOn: '1990-02-28' },
          ...{ language: 'ko-KR', timeZone: 'Asia/Seoul' },
          address: { lines: ['세종대로 110', '3층'], city: '서울', region: null, postcode: '04524', countryCode: 'KR' },
        },
      });
      expect(after.updatedAt > before.updatedAt).toBe(true);
      expect(cleared.profile).toMatchObject({ organisation: null, givenName: null, familyName: '홍' });
    });

    it('replaces an address as a whole, and removes it by null', async () => {
      const id = await customerOf(client, [email('address@one.test')], {
        address: { lines: ['Old'], city: 'Old Town' },
      });

      await write(client, 'customerUpdate', { customerId: id, profile: { address: { city: 'New Town' } } });
      const replaced = await read(id);
      await write(client, 'customerUpdate', { customerId: id, profile: { address: null } });
      const removed = await read(id);

      expect(replaced.profile.address).toEqual({
        ...{ lines: [], city: 'New Town', region: null, postcode: null, countryCode: null },
      });
      expect(removed.profile.address).toBeNull();
    });

    it('leaves updatedAt alone when nothing changes', async () => {
      const id = await customerOf(client, [email('same@one.test')], { organisation: 'Firm' });
      const before = await read(id);

      await write(client, 'customerUpdate', { customerId: id, profile: { organisation: 'Firm' } });
      await write(client, 'customerUpdate', { customerId: id, profile: {} });

      expect(await read(id)).toEqual(before);
    });

    it.each([
      [{ timeZone: 'Mars/Olympus' }, ['timeZone']],
      [{ timeZone: '+09:00' }, ['timeZone']],
      [{ language: 'korean' }, ['language']],
      [{ language: 'xx' }, ['language']],
      [{ language: '한국어' }, ['language']],
      [{ address: { countryCode: 'ZZ' } }, ['address', 'countryCode']],
      [{ address: { countryCode: 'UK' } }, ['address', 'countryCode']],
      [{ address: { lines: Array(6).fill('x') } }, ['address', 'lines']],
      [{ organisation: 'x'.repeat(201) }, ['organisation']],
    ])('refuses %j', async (wrong, field) => {
      const id = await customerOf(client, [email('wrong@one.test')]);

      const { customer: updated, userErrors } = await write(client, 'customerUpdate', {
        customerId: id,
        profile: wrong,
      });

      expect(updated).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'profile', ...field] }]);
    });

    it('refuses an unknown customer', async () => {
      const { userErrors } = await write(client, 'customerUpdate', { customerId: nobody, profile: {} });

      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'customerId'] }]);
    });

    it('refuses a day that does not exist without quoting it', async () => {
      const { errors } = await client.execute(
        'mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) { customer { id } } }',
        { input: { idempotencyKey: 'k', customerId: nobody, profile: { birthOn: '1990-02-30' } } },
      );

      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
      expect(errors?.[0]?.message).not.toContain('1990');
    });
  });

  describe('customerIdentifierAdd and customerIdentifierRelease', () => {
    const add = (customerId: string, identifier: object, verified?: boolean) =>
      write(client, 'customerIdentifierAdd', { customerId, identifier, verified });
    const release = (customerId: string, identifier: object) =>
      write(client, 'customerIdentifierRelease', { customerId, identifier });

    it('adds an identifier once, verified when somebody made sure', async () => {
      const id = await customerOf(client, [email('add@one.test')]);

      const first = await add(id, phone('010-2345-6789'));
      const second = await add(id, phone('+82 10 2345 6789'), true);
      const third = await add(id, phone('+82 10 2345 6789'), false);

      for (const { userErrors } of [first, second, third]) expect(userErrors).toEqual([]);
      const { identifiers } = await read(id);
      expect(identifiers).toMatchObject([
        { kind: 'EMAIL', value: 'add@one.test', system: null, verifiedAt: null, firstSeenBy: 'customer' },
        { kind: 'PHONE', value: '010-2345-6789', verifiedAt: expect.stringMatching(/Z$/), releasedAt: null },
      ]);
    });

    it('leaves what somebody else has where it is', async () => {
      const id = await customerOf(client, [email('mine@one.test')]);
      await customerOf(client, [email('theirs@one.test')]);
      const before = await read(id);

      const { userErrors } = await add(id, email('Theirs@one.test'), true);

      expect(userErrors).toEqual([]);
      expect(await read(id)).toEqual(before);
    });

    it.each([
      [email('info@one.test'), 'INVALID', ['identifier', 'value']],
      [email('nobody'), 'INVALID', ['identifier', 'value']],
      [{ kind: 'EMAIL', value: 'a@one.test', system: 'shop' }, 'INVALID', ['identifier', 'system']],
      [email(`${'x'.repeat(250)}@one.test`), 'INVALID', ['identifier', 'value']],
    ])('refuses to add %j', async (identifier, code, field) => {
      const id = await customerOf(client, [email('refused@one.test')]);

      const { userErrors } = await add(id, identifier);

      expect(userErrors).toMatchObject([{ code, field: ['input', ...field] }]);
    });

    it('refuses to add to or release from an unknown customer', async () => {
      for (const change of [add, release]) {
        for (const id of [nobody, 'no id']) {
          const { userErrors } = await change(id, email('unknown@one.test'));
          expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'customerId'] }]);
        }
      }
    });

    it('releases an identifier so that it no longer matches and another may have it', async () => {
      const id = await customerOf(client, [email('old@one.test'), email('kept@one.test')]);
      const other = await customerOf(client, [email('other@two.test')]);

      const { userErrors } = await release(id, email('OLD@one.test'));
      const found = await client.execute(
        '{ customersByIdentifiers(identifiers: [{ kind: EMAIL, value: "old@one.test" }]) { id } }',
      );
      const taken = await add(other, email('old@one.test'));
      const filtered = await client.execute(
        '{ customers(filter: { email: { eq: "old@one.test" } }) { nodes { id } } }',
      );

      expect(userErrors).toEqual([]);
      expect(found.data.customersByIdentifiers).toEqual([null]);
      expect(taken.userErrors).toEqual([]);
      expect((await read(id)).identifiers).toMatchObject([
        { value: 'kept@one.test', releasedAt: null },
        { value: 'old@one.test', releasedAt: expect.stringMatching(/Z$/) },
      ]);
      expect(filtered.data.customers.nodes).toEqual([{ id: other }]);
    });

    it('refuses to release what the customer does not have now', async () => {
      const id = await customerOf(client, [email('holder@one.test')]);
      const other = await customerOf(client, [email('stranger@one.test')]);

      const foreign = await release(other, email('holder@one.test'));
      await release(id, email('holder@one.test'));
      const twice = await release(id, email('holder@one.test'));

      for (const { userErrors } of [foreign, twice]) {
        expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'identifier'] }]);
      }
    });
  });

  it('lets any signed-in staff write customers', async () => {
    const agent = await subgraphClient(customer, database, {
      viewer: { id: 'agent', department: 'support', role: 'agent', scopes: [] },
    });

    const { userErrors } = await write(agent, 'customerIdentify', {
      customer: { identifiers: [email('agent@one.test')] },
    });

    expect(userErrors).toEqual([]);
  });
});
