import { randomUUID } from 'node:crypto';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { customerOf, registerStaff, seller, supporter } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;
let kim: string;
let dealId: string;

const manager = { ...seller, id: 'lee', role: 'manager' };

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase, { viewer: seller });
  kim = await registerStaff(testDatabase, 'S1', seller.id);
  const { data } = await client.execute(
    `mutation { dealCreate(input: { idempotencyKey: "deal", name: "Bikes", stage: "Engaging" }) { deal { id } } }`,
  );
  dealId = data.dealCreate.deal.id;
});
afterAll(() => testDatabase.drop());

const record = `mutation ($input: ActivityRecordInput!) { activityRecord(input: $input) {
  activity { id kind note occurredAt actor { id } deal { id } customer { id } inReplyTo { id } externalRef { value } }
  replayed userErrors { code message field } } }`;

const recordActivity = async (overrides: Record<string, unknown> = {}, viewer = seller) => {
  const input = { idempotencyKey: randomUUID(), kind: 'call', ...overrides };
  const { data, errors } = await client.execute(record, { input }, viewer);
  expect(errors).toBeUndefined();
  return data.activityRecord;
};

const from = (value: string) => ({ customer: { identifiers: [{ kind: 'EMAIL', value }] } });

test('an activity is of the viewer, now, and in upper case', async () => {
  const before = Date.now();
  const { activity } = await recordActivity({ note: '전화로 가격을 물으셨습니다.', ...from('call@example.com') });

  expect(activity).toMatchObject({
    kind: 'CALL',
    note: '전화로 가격을 물으셨습니다.',
    actor: { id: kim },
    customer: { id: await customerOf(testDatabase, 'call@example.com') },
    deal: null,
    inReplyTo: null,
  });
  expect(Date.parse(activity.occurredAt)).toBeGreaterThanOrEqual(before);
});

test('advice answers an activity, and is for its deal and its customer', async () => {
  const { activity } = await recordActivity({ dealId, ...from('advice@example.com') });
  const advice = await recordActivity({ kind: 'ADVICE', inReplyToId: activity.id, note: 'Bring the frame.' }, manager);

  expect(advice.activity).toMatchObject({
    inReplyTo: { id: activity.id },
    deal: { id: dealId },
    customer: activity.customer,
    actor: null,
  });
});

test('what was done before anybody was known is of the customer as soon as the deal has one', async () => {
  const { data } = await client.execute(
    `mutation { dealCreate(input: { idempotencyKey: "later", name: "Helmets", stage: "Engaging" }) { deal { id } } }`,
  );
  const later = data.dealCreate.deal.id;
  const { activity } = await recordActivity({ dealId: later });
  await client.execute(
    `mutation ($id: ID!) { dealUpdate(input: { idempotencyKey: "known", dealId: $id, expectedRevision: 1,
      customer: { identifiers: [{ kind: EMAIL, value: "later@example.com" }] } }) { userErrors { code } } }`,
    { id: later },
  );
  const after = await client.execute(
    `query ($id: ID!) { deal(id: $id) { activities { nodes { id customer { id } } } } }`,
    { id: later },
  );

  expect(activity.customer).toBeNull();
  expect(after.data.deal.activities.nodes).toEqual([
    { id: activity.id, customer: { id: await customerOf(testDatabase, 'later@example.com') } },
  ]);
});

test('the same external ref brings the activity up to date, and keeps actor and customer', async () => {
  const externalRef = { system: 'phone', value: 'C-1' };
  const first = await recordActivity({ externalRef, ...from('first@example.com') });
  const second = await recordActivity({ externalRef, note: 'Call back.', ...from('second@example.com') }, manager);
  const itself = await recordActivity({ externalRef, inReplyToId: first.activity.id });

  expect(second.activity).toMatchObject({ ...first.activity, note: 'Call back.' });
  expect(itself).toMatchObject({ activity: null, userErrors: [{ code: 'INVALID', field: ['input', 'inReplyToId'] }] });
});

test('the same key answers the same activity, and refuses another input', async () => {
  const first = await recordActivity({ idempotencyKey: 'once' });
  const again = await recordActivity({ idempotencyKey: 'once' });
  const other = await recordActivity({ idempotencyKey: 'once', kind: 'meeting' });

  expect(again).toMatchObject({ replayed: true, activity: { id: first.activity.id } });
  expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
});

test.each([
  ['a deal nobody has', { dealId: randomUUID() }, 'NOT_FOUND', ['input', 'dealId']],
  ['a deal id that is none', { dealId: 'd' }, 'NOT_FOUND', ['input', 'dealId']],
  ['an activity nobody has', { inReplyToId: randomUUID() }, 'NOT_FOUND', ['input', 'inReplyToId']],
  ['an empty kind', { kind: ' ' }, 'INVALID', ['input', 'kind']],
  ['a note that is too long', { note: 'x'.repeat(10_001) }, 'INVALID', ['input', 'note']],
  [
    'a ref without a system',
    { externalRef: { system: '', value: '1' } },
    'INVALID',
    ['input', 'externalRef', 'system'],
  ],
])('refuses %s', async (_name, overrides, code, field) => {
  expect(await recordActivity(overrides)).toMatchObject({ activity: null, userErrors: [{ code, field }] });
});

test('the daily view filters by actor, kind, deal and time, latest first', async () => {
  const found = async (filter: object) => {
    const { data, errors } = await client.execute(
      'query ($filter: ActivityFilter) { activities(first: 100, filter: $filter) { nodes { kind occurredAt actor { id } deal { id } } } }',
      { filter },
    );
    expect(errors).toBeUndefined();
    return data.activities.nodes as { kind: string; occurredAt: string; actor: object | null; deal: object | null }[];
  };
  await recordActivity({ kind: 'visit', occurredAt: '2020-02-02T10:00:00Z' });
  const all = await found({});

  expect(all.map(({ occurredAt }) => occurredAt)).toEqual(
    all
      .map(({ occurredAt }) => occurredAt)
      .sort()
      .reverse(),
  );
  expect((await found({ actor: { eq: kim } })).every(({ actor }) => actor)).toBe(true);
  expect(await found({ actor: { isNull: true } })).toMatchObject([{ kind: 'ADVICE', actor: null }]);
  expect(await found({ kind: { in: ['VISIT', 'ADVICE'] } })).toHaveLength(2);
  expect(await found({ dealId: { eq: dealId } })).toHaveLength(2);
  expect(await found({ occurredAt: { lt: '2021-01-01T00:00:00Z' } })).toMatchObject([{ kind: 'VISIT' }]);
});

test('other departments may not record activities', async () => {
  const { data, errors } = await client.execute(record, { input: { idempotencyKey: 'x', kind: 'CALL' } }, supporter);

  expect(data).toEqual({ activityRecord: null });
  expect(errors).toMatchObject([{ path: ['activityRecord'], extensions: { code: 'FORBIDDEN' } }]);
});
