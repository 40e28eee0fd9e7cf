import { randomUUID } from 'node:crypto';
import customer from '../../../subgraphs/customer/subgraph';
import { segmentMembers } from '../../../subgraphs/marketing/segment/members';
import { recordVisits } from '../../../subgraphs/marketing/visit/service';
import { settleProjection } from '../../support/projection';
import { seededRandom } from '../../support/random';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { type Marketing, email, startMarketing, viewerOf } from './start-marketing';

const people = 40;
const random = seededRandom(8);
const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number));

let marketing: Marketing;
let platform: SubgraphClient;
const lastVisits = new Map<string, Date>();

const visit = async (person: number, at: Date) => {
  const input = { customer: email(`person${person}@example.com`), kind: 'PAGE', at: at.toISOString() };
  const { visit: recorded } = await marketing.mutate('visitRecord', input, 'visit { customer { id } }');
  const { id } = recorded.customer;
  const known = lastVisits.get(id);
  if (!known || known < at) lastVisits.set(id, at);
  return id as string;
};

const fields = 'segment { id name definition size asOf customers(first: 100) { nodes { id } } }';
const save = (input: object) => marketing.mutate('segmentSave', { name: 'Visitors', ...input }, fields);
const settle = () => settleProjection(marketing.testDatabase, platform.database);
const ids = (segment: { customers: { nodes: { id: string }[] } }) => segment.customers.nodes.map(({ id }) => id);
const since = (at: Date) => ({ marketing: { lastVisitAt: { gte: at.toISOString() } } });
const visitedSince = (at: Date) => [...lastVisits].flatMap(([id, last]) => (last >= at ? [id] : [])).sort();

beforeAll(async () => {
  marketing = await startMarketing();
  platform = await subgraphClient(customer, marketing.testDatabase);
  for (let person = 0; person < people; person += 1) await visit(person, day(random.below(100)));
  await settle();
});
afterAll(() => marketing.testDatabase.drop());

test('a segment has those who meet its definition, like brute force, and the graph finds the same', async () => {
  for (let round = 0; round < 20; round += 1) {
    const [from, before] = [day(random.below(60)), day(40 + random.below(60))];
    const definition = random.pick([
      since(from),
      { not: since(from) },
      { and: [since(from), { not: since(before) }] },
      { or: [{ not: since(from) }, { facts: [{ path: 'marketing.lastVisitAt', gte: before.toISOString() }] }] },
    ]);
    const { segment, userErrors } = await save({ definition });
    const found = await platform.execute(
      'query ($filter: CustomerFilter) { customers(first: 100, filter: $filter) { nodes { id } } }',
      { filter: definition },
    );
    const recent = visitedSince(from);
    const latest = visitedSince(before);
    const expected = [...lastVisits.keys()].filter((id) => {
      if ('or' in definition) return !recent.includes(id) || latest.includes(id);
      if ('and' in definition) return recent.includes(id) && !latest.includes(id);
      return recent.includes(id) !== 'not' in definition;
    });

    expect(userErrors).toEqual([]);
    expect(ids(segment).sort()).toEqual(expected.sort());
    expect(ids(found.data).sort()).toEqual(expected);
    expect(segment).toMatchObject({ definition, size: expected.length });
  }
});

test('who is in a segment follows the facts, and is said of the customer too', async () => {
  const { segment } = await save({ name: 'Just here', definition: since(day(200)) });
  const before = await marketing.execute('query ($id: ID!) { segment(id: $id) { size } }', { id: segment.id });

  const id = await visit(0, day(201));
  await settle();
  const { data } = await marketing.execute(
    `query ($id: ID!, $customer: ID!) { segment(id: $id) { size customers { nodes { id } } }
      _entities(representations: [{ __typename: "Customer", id: $customer }]) {
        ... on Customer { marketing { segments { name } } } } }`,
    { id: segment.id, customer: id },
  );

  expect(before.data.segment.size).toBe(0);
  expect(data.segment).toEqual({ size: 1, customers: { nodes: [{ id }] } });
  expect(data._entities[0].marketing.segments).toContainEqual({ name: 'Just here' });
});

test('asOf waits for what is not read yet', async () => {
  const { segment } = await save({ definition: {} });
  const [row] = await marketing.testDatabase.asOwner<{ now: Date }>('SELECT clock_timestamp() AS now');
  await visit(1, day(1));
  const { data } = await marketing.execute('query ($id: ID!) { segment(id: $id) { asOf } }', { id: segment.id });
  await visit(2, day(1));
  const later = await marketing.execute('query ($id: ID!) { segment(id: $id) { asOf } }', { id: segment.id });

  expect(segment.size).toBe(people);
  expect(later.data.segment.asOf).toBe(data.segment.asOf);
  expect(new Date(data.segment.asOf).getTime()).toBeLessThanOrEqual(row!.now.getTime() + 1000);
  await settle();
});

test('pages a segment with each customer once', async () => {
  const { segment } = await save({ definition: {} });
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const { data } = await marketing.execute(
      `query ($id: ID!, $after: String) { segment(id: $id) { customers(first: 7, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } } } }`,
      { id: segment.id, after },
    );
    const { nodes, pageInfo } = data.segment.customers;
    seen.push(...nodes.map(({ id }: { id: string }) => id));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }

  expect(seen.length).toBe(people);
  expect([...seen].sort()).toEqual([...lastVisits.keys()].sort());
});

test('members are those of one moment, in order, whatever happens between two pages', async () => {
  const { segment } = await save({ definition: {} });
  const members: string[] = [];
  await marketing.database.transaction(async (transaction) => {
    for await (const page of segmentMembers(transaction, segment.id, 15)) {
      members.push(...page);
      if (members.length > 15) continue;
      const late = { identifiers: [{ kind: 'EMAIL' as const, value: 'late@example.com' }] };
      await recordVisits(transaction, [{ customer: late }], { defaultCountry: null });
    }
  });

  expect(members).toEqual([...lastVisits.keys()].sort());
  await expect(segmentMembers(marketing.database.manager, randomUUID()).next()).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a segment is said anew under its id, and an id that nobody has is refused', async () => {
  const { segment } = await save({ definition: since(day(300)) });
  const again = await save({ id: segment.id, name: 'Everybody', definition: {} });
  const unknown = await save({ id: randomUUID(), definition: {} });

  expect(again.segment).toMatchObject({ id: segment.id, name: 'Everybody', definition: {} });
  expect(unknown).toMatchObject({ segment: null, userErrors: [{ code: 'NOT_FOUND', field: ['input', 'id'] }] });
});

const nested = (levels: number): object => (levels === 0 ? {} : { not: nested(levels - 1) });

test.each([
  ['a list', [], 'INVALID', []],
  ['an unknown field', { name: { eq: 'x' } }, 'INVALID', ['name']],
  ['an unknown fact', { marketing: { lastSeenAt: {} } }, 'INVALID', ['marketing', 'lastSeenAt']],
  ['an unknown path', { facts: [{ path: 'x.y', eq: 1 }] }, 'INVALID', ['facts', '0']],
  ['no path', { facts: [{ eq: 1 }] }, 'INVALID', ['facts', '0', 'path']],
  ['a wrong type', { marketing: { lastVisitAt: { gt: 3 } } }, 'INVALID', ['marketing', 'lastVisitAt', 'gt']],
  ['no instant', { createdAt: { gt: 'March 7' } }, 'INVALID', ['createdAt', 'gt']],
  ['an unknown operator', { displayName: { like: 'x' } }, 'INVALID', ['displayName', 'like']],
  ['no list', { and: {} }, 'INVALID', ['and']],
  ['no truth', { email: { isNull: 'yes' } }, 'INVALID', ['email', 'isNull']],
  ['a stage there is not', { lifeCycleStage: { eq: 'GONE' } }, 'INVALID', ['lifeCycleStage', 'eq']],
  ['an address', { not: { email: { eq: 'mina@example.com' } } }, 'INVALID', ['not', 'email', 'eq']],
  ['a part of an address', { email: { contains: 'mina@example' } }, 'INVALID', ['email', 'contains']],
  ['a number', { phone: { in: ['+821012345678'] } }, 'INVALID', ['phone', 'in']],
  ['a name', { displayName: { startsWith: 'Mina' } }, 'INVALID', ['displayName', 'startsWith']],
  ['another segment', { marketing: { segmentId: { eq: 'x' } } }, 'INVALID', ['marketing', 'segmentId']],
  ['too deep', nested(9), 'LIMIT_EXCEEDED', Array.from({ length: 9 }, () => 'not')],
  ['too long', { displayName: { eq: 'x'.repeat(20_000) } }, 'LIMIT_EXCEEDED', []],
])('refuses a definition with %s and says where', async (_what, definition, code, path) => {
  expect(await save({ definition })).toMatchObject({
    segment: null,
    userErrors: [{ code, field: ['input', 'definition', ...path] }],
  });
});

test('a segment asks for a custom field of text only whether it is there, and for one of choices by value', async () => {
  const description = 'How the customer is called.';
  for (const field of [
    { key: 'nickname', type: 'TEXT' },
    { key: 'tier', type: 'CHOICE', options: ['gold', 'silver'] },
  ]) {
    await marketing.mutate('marketingCustomFieldDefine', { description, ...field }, 'definition { key }');
  }
  await settle();
  const saved = (operators: object, key: string) =>
    save({ definition: { or: [{ facts: [{ path: `marketing.custom.${key}`, ...operators }] }] } });

  const refused = [
    await saved({ eq: 'Mina Kim' }, 'nickname'),
    await saved({ contains: 'Mina' }, 'nickname'),
    await saved({ in: ['Mina Kim'] }, 'nickname'),
  ];
  const kept = [await saved({ isNull: false }, 'nickname'), await saved({ eq: 'gold' }, 'tier')];

  const place = ['input', 'definition', 'or', '0', 'facts', '0'];
  expect(refused.map(({ segment, userErrors }) => [segment, userErrors[0].code, userErrors[0].field])).toEqual([
    [null, 'INVALID', [...place, 'eq']],
    [null, 'INVALID', [...place, 'contains']],
    [null, 'INVALID', [...place, 'in']],
  ]);
  expect(kept.map(({ segment, userErrors }) => [segment !== null, userErrors])).toEqual([
    [true, []],
    [true, []],
  ]);
});

test('a segment may ask for a domain, and customers can be filtered by segments', async () => {
  const { segment: recent, userErrors } = await save({
    definition: { ...since(day(60)), email: { contains: '@example.com' } },
  });
  const { segment: old } = await save({ definition: { not: since(day(20)) } });
  const found = async (filter: object) => {
    const { data, errors } = await platform.execute(
      'query ($filter: CustomerFilter) { customers(first: 100, filter: $filter) { totalCount nodes { id } } }',
      { filter },
    );
    return errors ? errors[0]?.extensions?.code : ids(data).sort();
  };
  const within = (operators: object) => ({ marketing: { segmentId: operators } });

  expect(userErrors).toEqual([]);
  expect(await found(within({ eq: recent.id }))).toEqual(ids(recent).sort());
  expect(await found(within({ in: [recent.id, old.id] }))).toEqual([...ids(recent), ...ids(old)].sort());
  expect(await found({ and: [{ not: within({ eq: recent.id }) }, { not: within({ eq: old.id }) }] })).toEqual(
    [...lastVisits.keys()].filter((id) => ![...ids(recent), ...ids(old)].includes(id)).sort(),
  );
  expect(
    await found({ marketing: { segmentId: { eq: recent.id }, lastVisitAt: { lt: day(70).toISOString() } } }),
  ).toEqual(
    ids(recent)
      .filter((id) => lastVisits.get(id)! < day(70))
      .sort(),
  );
  expect(await found(within({ in: [] }))).toEqual([]);
  expect(await found(within({ eq: randomUUID() }))).toBe('INVALID');
  expect(await found(within({ isNull: true }))).toBe('INVALID');
});

test('another department reads segments and does not save them', async () => {
  const support = viewerOf('support');
  const read = await marketing.execute('{ segments { nodes { name } } }', {}, support);
  const written = await marketing.execute(
    'mutation { segmentSave(input: { idempotencyKey: "k", name: "n", definition: {} }) { segment { id } } }',
    {},
    support,
  );

  expect(read.errors).toBeUndefined();
  expect(written.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('a segment whose fact is published no more says so instead of guessing', async () => {
  const { segment } = await save({ definition: since(day(1)) });
  await marketing.testDatabase.asOwner(
    "UPDATE customer.fact_definition SET path = 'marketing.lastVisitAt.gone' WHERE path = 'marketing.lastVisitAt'",
  );
  const ask = (selection: string) =>
    marketing.execute(`query ($id: ID!) { segment(id: $id) { ${selection} } }`, { id: segment.id });
  const { data } = await ask('size');
  const { errors } = await ask('customers(first: 9) { nodes { id } }');
  const facet = await marketing.execute(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { marketing { segments { id } } } } }',
    { of: [{ __typename: 'Customer', id: [...lastVisits.keys()][0] }] },
  );

  expect(data.segment).toEqual({ size: 0 });
  expect(facet.errors).toBeUndefined();
  expect(errors).toMatchObject([{ path: ['segment', 'customers'], extensions: { code: 'INVALID' } }]);
});
