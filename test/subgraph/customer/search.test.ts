import customer from '../../../subgraphs/customer/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { customerOf, write } from './write';

const email = (value: string) => ({ kind: 'EMAIL', value });
const phone = (value: string) => ({ kind: 'PHONE', value });

describe('customerSearch', () => {
  let database: TestDatabase;
  let client: SubgraphClient;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await subgraphClient(customer, database);
    const people: [name: string, identifiers: { kind: string; value: string; system?: string }[], profile?: object][] =
      [
        ['minji', [email('mj.kim@example.kr'), phone('010-9876-5432')], { familyName: '김', givenName: '민지' }],
        ['minsu', [email('minsu@example.kr')], { displayName: '김민수' }],
        ['gwa', [email('gwa@x.test')], { displayName: '곽두과' }],
        ['taro', [email('taro@x.test')], { displayName: '田中太郎' }],
        ['zoe', [email('z@y.test')], { givenName: 'Zoë', familyName: "O'Brien-Strauß", organisation: 'Ünïcode Ltd.' }],
        ['olga', [{ kind: 'EXTERNAL_REF', system: 'erp', value: 'AW-0017' }], { displayName: 'Ольга Петрова' }],
        ['kimberly', [email('kimberly@x.test')], { displayName: 'Kimberly Kim' }],
        ['kim', [email('kim@x.test')], { displayName: 'Kim Kimber' }],
      ];
    for (const [name, identifiers, profile] of people) {
      ids[name] = await customerOf(client, identifiers, profile as Record<string, unknown>);
    }
  });
  afterAll(() => database.drop());

  async function found(text: string, limit?: number): Promise<string[]> {
    const { data, errors } = await client.execute(
      'query ($text: String!, $limit: Int) { customerSearch(text: $text, limit: $limit) { id } }',
      { text, limit },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    return data.customerSearch.map(({ id }: { id: string }) => names.get(id));
  }

  it.each([
    ['김민지', ['minji']],
    ['김민', ['minsu', 'minji']],
    ['김미', ['minsu', 'minji']],
    ['김ㅁ', ['minsu', 'minji']],
    ['민지', ['minji']],
    ['ㄱㅁㅈ', ['minji']],
    ['ㄱㅁ', ['minsu', 'minji']],
    ['김ㅁㅈ', ['minji']],
    ['ㄱ민지', ['minji']],
    ['박ㅁㅈ', []],
    ['곽두고', ['gwa']],
    ['ㄱㄷㄱ', ['gwa']],
  ])('understands Hangul, whole, half typed or by initial consonants: %s', async (text, expected) => {
    expect((await found(text)).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['zoe', ['zoe']],
    ['ZOË', ['zoe']],
    ['strauss', ['zoe']],
    ['obrien', []],
    ["o'brien", ['zoe']],
    ['unicode ltd', ['zoe']],
    ['ПЕТ', ['olga']],
    ['太', ['taro']],
    ['田中', ['taro']],
    ['(kim,', ['kim', 'kimberly', 'minji']],
  ])('understands any script without case and accents: %s', async (text, expected) => {
    expect((await found(text)).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['mj.k', ['minji']],
    ['kim@example', ['minji']],
    ['example.kr', ['minsu', 'minji']],
    ['@example.kr', ['minsu', 'minji']],
    ['010-98', ['minji']],
    ['010 9876 5', ['minji']],
    ['+82 10 9876', ['minji']],
    ['5432', ['minji']],
    ['aw-00', ['olga']],
    ['민 010-9876', ['minji']],
  ])('finds by addresses, numbers and refs: %s', async (text, expected) => {
    expect((await found(text)).sort()).toEqual([...expected].sort());
  });

  it('puts exact words first, the newest of equals before others, and stops at the limit', async () => {
    expect(await found('kim', 2)).toEqual(['kim', 'kimberly']);
    expect(await found('kim', 1)).toEqual(['kim']);
  });

  it('requires every word, of anything the customer is known by', async () => {
    expect(await found('kim kimberly')).toEqual(['kimberly']);
    expect(await found('kim x.test')).toEqual(expect.arrayContaining(['kim', 'kimberly']));
    expect(await found('kim taro')).toEqual([]);
  });

  it('finds nothing for what holds no letter, and takes wildcards for what they are', async () => {
    expect(await found(' . ')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect(await found('k_m')).toEqual([]);
    expect(await found("'); DROP TABLE identity.customer; --")).toEqual([]);
  });

  it('refuses a text or a limit out of bounds', async () => {
    for (const variables of [{ text: 'a'.repeat(101) }, { text: 'a', limit: 51 }, { text: 'a b c d e f g h i' }]) {
      const { data, errors } = await client.execute(
        'query ($text: String!, $limit: Int) { customerSearch(text: $text, limit: $limit) { id } }',
        variables,
      );
      expect(data).toEqual({ customerSearch: null });
      expect(errors?.[0]?.extensions?.code).toBe('INVALID');
    }
  });

  it('follows a changed name, a released address, a merge, its undoing and an erasure', async () => {
    const before = [email('before@follow.test')];
    ids.one = await customerOf(client, before, { displayName: 'Follow Early' });
    ids.other = await customerOf(client, [email('other@follow.test')], { displayName: 'Other Follow' });

    await write(client, 'customerUpdate', { customerId: ids.one, profile: { displayName: 'Follow Late' } });
    expect([await found('early'), await found('follow late')]).toEqual([[], ['one']]);
    await write(client, 'customerIdentifierRelease', { customerId: ids.one, identifier: before[0] });
    expect(await found('before')).toEqual([]);

    const { mergeId } = await write(
      client,
      'customerMerge',
      { survivorId: ids.one, mergedId: ids.other },
      'mergeId userErrors { code }',
    );
    expect([await found('other@follow'), await found('late other@follow.test')]).toEqual([['one'], ['one']]);
    expect(await found('follow')).toEqual(['one']);
    await write(client, 'customerUnmerge', { mergeId }, 'userErrors { code }');
    expect([await found('other@follow'), await found('late other')]).toEqual([['other'], []]);

    await write(client, 'customerErase', { customerId: ids.one }, 'userErrors { code }');
    expect(await found('follow')).toEqual(['other']);
    expect(await database.asOwner('SELECT term FROM identity.search_term WHERE customer_id = $1', [ids.one])).toEqual(
      [],
    );
  });
});
