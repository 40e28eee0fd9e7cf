import { randomUUID } from 'node:crypto';
import customer from '../../../subgraphs/customer/subgraph';
import type { Viewer } from '../../../subgraphs/kit/viewer';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { customerOf, write } from './write';

const email = (value: string) => ({ kind: 'EMAIL', value });
const whole = `id displayName mergedIds createdAt profile { givenName familyName organisation birthOn language timeZone
  address { lines city } } identifiers { value } provenance { field department system observedAt }`;

describe('merging two customers', () => {
  let database: TestDatabase;
  let client: SubgraphClient;
  let people = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await subgraphClient(customer, database);
  });
  afterAll(() => database.drop());

  const person = (profile?: Record<string, unknown>) => {
    people += 1;
    return customerOf(client, [email(`person${people}@merge.test`)], profile);
  };
  const merge = (survivorId: string, mergedId: string) =>
    write(
      client,
      'customerMerge',
      { survivorId, mergedId },
      'customer { id } mergeId movedCounts { department type count } userErrors { code field }',
    );
  const unmerge = (mergeId: string) =>
    write(client, 'customerUnmerge', { mergeId }, 'customers { id } userErrors { code field }');
  const update = (customerId: string, profile: object) => write(client, 'customerUpdate', { customerId, profile });
  const read = async (id: string, selection = whole) => {
    const { data, errors } = await client.execute(`query ($id: ID!) { customer(id: $id) { ${selection} } }`, { id });
    expect(errors).toBeUndefined();
    return data.customer;
  };

  it('leads departments from each id, asked with others or alone, to all of the customer, once', async () => {
    // Given
    const [alone, survivor, middle, leaf] = [await person(), await person(), await person(), await person()];
    const { mergeId: first } = await merge(middle, leaf);
    const { mergeId: second } = await merge(survivor, middle);
    const unknown = randomUUID();
    const membersOf = async (ids: string[]) => {
      const rows = await database.asOwner<{ key: string; members: string[] }>(
        `SELECT key, array_agg(member ORDER BY array_position($2::uuid[], member)) AS members
          FROM identity.members($1) GROUP BY key`,
        [ids, [alone, survivor, middle, leaf]],
      );
      return Object.fromEntries(rows.map(({ key, members }) => [key, members]));
    };

    // When
    const together = await membersOf([unknown, leaf, alone, survivor, alone, middle]);
    const [ofLeaf, ofAlone, ofUnknown] = [
      await membersOf([leaf]),
      await membersOf([alone]),
      await membersOf([unknown]),
    ];
    await unmerge(second);
    const halfWay = await membersOf([survivor, leaf]);
    await unmerge(first);

    // Then
    const everybody = [survivor, middle, leaf];
    expect(together).toEqual({ [alone]: [alone], [survivor]: everybody, [middle]: everybody, [leaf]: everybody });
    expect([ofLeaf, ofAlone, ofUnknown]).toEqual([{ [leaf]: everybody }, { [alone]: [alone] }, {}]);
    expect(halfWay).toEqual({ [survivor]: [survivor], [leaf]: [middle, leaf] });
    expect(await membersOf([leaf, middle])).toEqual({ [leaf]: [leaf], [middle]: [middle] });
  });

  it('tells at sight of whom others became part, however their rows come and go', async () => {
    const [survivor, merged] = [await person(), randomUUID()];
    const stands = async () => {
      const sql = 'SELECT stands_for_others AS stands FROM identity.customer WHERE id = $1';
      return (await database.asOwner<{ stands: boolean }>(sql, [survivor]))[0]?.stands;
    };
    const before = await stands();

    await database.asOwner(`INSERT INTO identity.customer (id, merged_into, first_seen_by) VALUES ($1, $2, 'test')`, [
      merged,
      survivor,
    ]);
    const withOther = await stands();
    await database.asOwner('DELETE FROM identity.customer WHERE id = $1', [merged]);

    expect([before, withOther, await stands()]).toEqual([false, true, false]);
  });

  it('fills the gaps of the survivor, and undoing takes back exactly that', async () => {
    const kept = await person({ givenName: 'Mina', address: { city: 'Seoul' } });
    const gone = await person({ givenName: 'M.', familyName: 'Kim', address: { lines: ['1 Main Street'] } });
    const before = await Promise.all([kept, gone].map((id) => read(id)));

    const { mergeId, customer: merged, userErrors } = await merge(kept, gone);
    const one = await read(gone);
    const undone = await unmerge(mergeId);
    const after = await Promise.all([kept, gone].map((id) => read(id)));

    expect(userErrors).toEqual([]);
    expect(merged.id).toBe(kept);
    expect(one).toMatchObject({
      ...{ id: kept, displayName: 'Mina Kim', mergedIds: [gone] },
      profile: { givenName: 'Mina', familyName: 'Kim', address: { lines: [], city: 'Seoul' } },
    });
    expect(one.identifiers).toHaveLength(2);
    expect(undone).toEqual({ customers: [{ id: kept }, { id: gone }], userErrors: [] });
    expect(after).toEqual(before);
  });

  it('shows what is written to either id, and undoing leaves it with the id it was written to', async () => {
    const kept = await person({ givenName: 'Kept', language: 'ko' });
    const gone = await person({ givenName: 'Gone', timeZone: 'Asia/Seoul' });
    const { mergeId } = await merge(kept, gone);

    await update(gone, { givenName: 'Renamed', timeZone: null });
    await update(kept, { familyName: 'Park', language: null });
    const one = await read(kept);
    await unmerge(mergeId);

    expect(one.profile).toMatchObject({ givenName: 'Renamed', familyName: 'Park', language: null, timeZone: null });
    expect((await read(kept)).profile).toMatchObject({ givenName: 'Kept', familyName: 'Park', language: null });
    expect((await read(gone)).profile).toMatchObject({ givenName: 'Renamed', familyName: null, timeZone: null });
  });

  it('fills for good a gap of the id that was met, though the survivor showed a value', async () => {
    const kept = await person({ organisation: 'Kept' });
    const gone = await person();
    const { mergeId } = await merge(kept, gone);

    const identifiers = [email(`person${people}@merge.test`)];
    await customerOf(client, identifiers, { organisation: 'Gone' });
    const one = await read(kept);
    await unmerge(mergeId);

    expect(one.profile.organisation).toBe('Kept');
    expect((await read(gone)).profile.organisation).toBe('Gone');
  });

  it('undoes a merge in the middle of a chain as if it had never been', async () => {
    const first = await person({ givenName: 'First', organisation: 'One' });
    const second = await person({ familyName: 'Second' });
    const third = await person({ language: 'en' });
    const inner = await merge(second, first);
    const outer = await merge(third, second);
    const chain = await read(first);

    await unmerge(inner.mergeId);
    const apart = await read(first);
    const rest = await read(second);
    await unmerge(outer.mergeId);

    expect(chain).toMatchObject({ id: third, displayName: 'First Second', mergedIds: [first, second] });
    expect(apart).toMatchObject({ id: first, profile: { familyName: null, organisation: 'One' }, mergedIds: [] });
    expect(rest).toMatchObject({ id: third, displayName: 'Second', profile: { language: 'en' }, mergedIds: [second] });
    expect(await read(second)).toMatchObject({ id: second, profile: { language: null } });
  });

  it('leaves a merge of an old id where its own id is, when the merge between is undone', async () => {
    const [old, kept, late] = [await person(), await person(), await person()];
    const { mergeId } = await merge(kept, old);

    await merge(old, late);
    expect((await read(late)).id).toBe(kept);
    await unmerge(mergeId);

    expect((await read(late)).id).toBe(old);
    expect((await read(kept)).mergedIds).toEqual([]);
  });

  it('lists merges newest first, with those that were undone', async () => {
    const [kept, early, late] = [await person(), await person(), await person()];
    const first = await merge(kept, early);
    const second = await merge(kept, late);
    await unmerge(first.mergeId);

    const { merges } = await read(kept, 'merges { id mergedId actor { id } at undoneAt }');

    expect(merges).toEqual([
      { id: second.mergeId, mergedId: late, actor: null, at: expect.any(String), undoneAt: null },
      { id: first.mergeId, mergedId: early, actor: null, at: expect.any(String), undoneAt: expect.any(String) },
    ]);
  });

  it('counts beforehand what it moves', async () => {
    const [kept, gone] = [await person(), await person()];
    await write(client, 'customerIdentifierAdd', {
      customerId: gone,
      identifier: { kind: 'PHONE', value: '010-2222-3333' },
    });
    const { data } = await client.execute(
      `query ($survivorId: ID!, $mergedId: ID!) { customerMergePreview(survivorId: $survivorId, mergedId: $mergedId) {
        survivor { id } merged { id } movedCounts { department type count } } }`,
      { survivorId: kept, mergedId: gone },
    );

    expect(data.customerMergePreview).toEqual({
      survivor: { id: kept },
      merged: { id: gone },
      movedCounts: [{ department: 'customer', type: 'CustomerIdentifier', count: 2 }],
    });
    expect((await merge(kept, gone)).movedCounts).toEqual(data.customerMergePreview.movedCounts);
  });

  it('is published, and its undoing too, with both ids', async () => {
    const [kept, gone] = [await person(), await person()];
    const { mergeId } = await merge(kept, gone);
    await unmerge(mergeId);

    const data = { mergeId, survivorId: kept, mergedId: gone };
    expect(
      await database.asOwner(
        `SELECT type, subject, data FROM outbox.customer WHERE data ->> 'mergeId' = $1 ORDER BY sequence`,
        [mergeId],
      ),
    ).toEqual([
      { type: 'customer.merged', subject: kept, data },
      { type: 'customer.unmerged', subject: kept, data },
    ]);
  });

  it('answers a retry as the first call', async () => {
    const [kept, gone] = [await person(), await person()];
    const input = { idempotencyKey: 'merge-once', survivorId: kept, mergedId: gone };
    const selection = 'customer { id } mergeId movedCounts { type count } userErrors { code }';

    const first = await write(client, 'customerMerge', input, selection);
    const retry = await write(client, 'customerMerge', input, selection);

    expect(retry).toEqual(first);
  });

  describe('is refused', () => {
    it('for one customer, also by two of its ids, and for ids nobody has', async () => {
      const [kept, gone, nobody] = [await person(), await person(), randomUUID()];
      await merge(kept, gone);

      const answers = await Promise.all([
        merge(kept, kept),
        merge(gone, kept),
        merge(kept, nobody),
        merge(nobody, kept),
        merge('x', kept),
      ]);

      expect(answers.map(({ userErrors: [error] }) => [error.code, error.field.at(-1)])).toEqual([
        ['CONFLICT', 'mergedId'],
        ['CONFLICT', 'mergedId'],
        ['NOT_FOUND', 'mergedId'],
        ['NOT_FOUND', 'survivorId'],
        ['NOT_FOUND', 'survivorId'],
      ]);
    });

    it('to be undone twice, or when there is none', async () => {
      const { mergeId } = await merge(await person(), await person());
      await unmerge(mergeId);

      const answers = await Promise.all([unmerge(mergeId), unmerge(randomUUID()), unmerge('x')]);

      expect(answers.map(({ userErrors: [error] }) => error.code)).toEqual(['CONFLICT', 'NOT_FOUND', 'NOT_FOUND']);
    });

    it.each<[string, Viewer]>([
      ['an agent', { id: 'a', department: 'sales', role: 'agent', scopes: [] }],
      ['a manager', { id: 'm', department: 'support', role: 'manager', scopes: [] }],
      ['a partner', { id: 'p', department: 'partner', role: 'partner', scopes: ['customer:read', 'profile:write'] }],
    ])('to %s', async (_who, viewer) => {
      const { data, errors } = await client.execute(
        `mutation ($input: CustomerMergeInput!) { customerMerge(input: $input) { mergeId } }`,
        { input: { idempotencyKey: 'x', survivorId: randomUUID(), mergedId: randomUUID() } },
        viewer,
      );

      expect(data.customerMerge).toBeNull();
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    });
  });
});
