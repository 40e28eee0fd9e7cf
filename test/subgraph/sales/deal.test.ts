import { randomUUID } from 'node:crypto';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { registerStaff, seller, supporter } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;
let kim: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase, { viewer: seller });
  kim = await registerStaff(testDatabase, 'S1', seller.id);
});
afterAll(() => testDatabase.drop());

const fields = `id name stage status lostReason amount { amount currencyCode } product { sku } expectedCloseOn
  owner { id } account { id name } customer { id } externalRef { system value } revision createdAt closedAt
  stageHistory { from to secondsInStage actor { id } }`;
const create = `mutation ($input: DealCreateInput!) { dealCreate(input: $input) {
  deal { ${fields} } customerCreated replayed userErrors { code message field } } }`;
const update = `mutation ($input: DealUpdateInput!) { dealUpdate(input: $input) {
  deal { ${fields} } userErrors { code message field } } }`;
const advance = `mutation ($input: DealAdvanceInput!) { dealAdvance(input: $input) {
  deal { ${fields} } userErrors { code message field } } }`;

const given = (overrides: Record<string, unknown> = {}) => ({
  idempotencyKey: randomUUID(),
  name: '50 desks',
  stage: 'Engaging',
  ...overrides,
});

const createDeal = async (overrides: Record<string, unknown> = {}) => {
  const { data, errors } = await client.execute(create, { input: given(overrides) });
  expect(errors).toBeUndefined();
  return data.dealCreate;
};

const advanceDeal = async (input: Record<string, unknown>) => {
  const { data, errors } = await client.execute(advance, { input: { idempotencyKey: randomUUID(), ...input } });
  expect(errors).toBeUndefined();
  return data.dealAdvance;
};

test('the stages are there, first to last', async () => {
  const { data } = await client.execute('{ dealStages { name position status } }');

  expect(data.dealStages).toEqual([
    { name: 'Prospecting', position: 1, status: 'OPEN' },
    { name: 'Engaging', position: 2, status: 'OPEN' },
    { name: 'Proposal', position: 3, status: 'OPEN' },
    { name: 'Negotiation', position: 4, status: 'OPEN' },
    { name: 'Won', position: 5, status: 'WON' },
    { name: 'Lost', position: 6, status: 'LOST' },
  ]);
});

test('a deal starts with nobody known, and learns of firm, person, product and owner later', async () => {
  const { deal, customerCreated } = await createDeal();
  const { data: saved } = await client.execute(
    `mutation { accountSave(input: { idempotencyKey: "deal-account", name: "한빛상사" }) { account { id } } }`,
  );
  const accountId = saved.accountSave.account.id;
  const { data } = await client.execute(update, {
    input: {
      idempotencyKey: randomUUID(),
      dealId: deal.id,
      expectedRevision: 1,
      accountId,
      customer: { identifiers: [{ kind: 'PHONE', value: '010-2345-6789' }] },
      amount: { amount: '12500000', currencyCode: 'KRW' },
      sku: 'DESK-9',
      ownerId: kim,
      expectedCloseOn: '2027-01-31',
    },
  });

  expect(customerCreated).toBeNull();
  expect(deal).toMatchObject({
    ...{ name: '50 desks', stage: 'Engaging', status: 'OPEN', lostReason: null, amount: null, product: null },
    ...{ owner: null, account: null, customer: null, externalRef: null, revision: 1, closedAt: null },
    stageHistory: [{ from: null, to: 'Engaging', secondsInStage: null, actor: { id: kim } }],
  });
  expect(data.dealUpdate.userErrors).toEqual([]);
  expect(data.dealUpdate.deal).toMatchObject({
    account: { id: accountId, name: '한빛상사' },
    customer: { id: expect.any(String) },
    amount: { amount: '12500000', currencyCode: 'KRW' },
    product: { sku: 'DESK-9' },
    owner: { id: kim },
    expectedCloseOn: '2027-01-31',
    revision: 2,
  });
});

test('the same key answers the same deal again', async () => {
  const input = given();
  const first = await client.execute(create, { input });
  const again = await client.execute(create, { input });

  expect(again.data.dealCreate).toMatchObject({ replayed: true, deal: { id: first.data.dealCreate.deal.id } });
});

test('the same external ref brings the deal up to date and logs the stage', async () => {
  const externalRef = { system: 'crm', value: 'D-7' };
  const email = (value: string) => ({ customer: { identifiers: [{ kind: 'EMAIL', value }] } });
  const first = await createDeal({ externalRef, amount: { amount: '10', currencyCode: 'USD' } });
  const second = await createDeal({ externalRef, stage: 'Won', ...email('buyer@example.com') });
  const third = await createDeal({ externalRef, stage: 'Won', ...email('somebody.else@example.com') });

  expect(second.deal).toMatchObject({
    ...{ id: first.deal.id, status: 'WON', closedAt: expect.any(String), revision: 2 },
    amount: { amount: '10.00' },
    stageHistory: [
      { from: null, to: 'Engaging' },
      { from: 'Engaging', to: 'Won' },
    ],
  });
  expect(third.deal).toMatchObject({ customer: second.deal.customer, revision: 2, closedAt: second.deal.closedAt });
});

test('a deal advances, is lost with a reason, and opens again', async () => {
  const { deal } = await createDeal();
  const proposed = await advanceDeal({ dealId: deal.id, toStage: 'Proposal', expectedRevision: 1 });
  const unexplained = await advanceDeal({ dealId: deal.id, toStage: 'Lost', expectedRevision: 2 });
  const lost = await advanceDeal({ dealId: deal.id, toStage: 'Lost', expectedRevision: 2, lostReason: 'price' });
  const opened = await advanceDeal({ dealId: deal.id, toStage: 'Negotiation', expectedRevision: 3 });

  expect(proposed.deal).toMatchObject({ stage: 'Proposal', status: 'OPEN', revision: 2 });
  expect(unexplained).toMatchObject({
    deal: null,
    userErrors: [{ code: 'INVALID', field: ['input', 'lostReason'], message: expect.stringContaining('required') }],
  });
  expect(lost.deal).toMatchObject({ status: 'LOST', lostReason: 'price', closedAt: expect.any(String) });
  expect(opened.deal).toMatchObject({ status: 'OPEN', lostReason: null, closedAt: null, revision: 4 });
  expect(opened.deal.stageHistory).toMatchObject([
    { from: null, to: 'Engaging', secondsInStage: expect.any(Number) },
    { from: 'Engaging', to: 'Proposal', secondsInStage: expect.any(Number) },
    { from: 'Proposal', to: 'Lost', secondsInStage: expect.any(Number) },
    { from: 'Lost', to: 'Negotiation', secondsInStage: null, actor: { id: kim } },
  ]);
});

test('of twenty who advance one revision at once, one wins and the others are told', async () => {
  const { deal } = await createDeal();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => advanceDeal({ dealId: deal.id, toStage: 'Proposal', expectedRevision: 1 })),
  );
  const [history] = await testDatabase.asOwner(
    'SELECT count(*)::int AS moves FROM sales.deal_stage_changes WHERE deal_id = $1',
    [deal.id],
  );

  expect(answers.filter((answer) => answer.deal?.revision === 2)).toHaveLength(1);
  expect(answers.filter(({ userErrors }) => userErrors[0]?.code === 'STALE_REVISION')).toHaveLength(19);
  expect(history).toEqual({ moves: 2 });
});

test('of twenty who create one external ref at once, all get the one deal', async () => {
  const externalRef = { system: 'crm', value: 'D-8' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => createDeal({ externalRef })));

  expect(new Set(answers.map(({ deal }) => deal.id)).size).toBe(1);
  expect(answers[0].deal.stageHistory).toHaveLength(1);
});

test('an update that changes nothing leaves the revision alone', async () => {
  const { deal } = await createDeal();
  const input = { idempotencyKey: randomUUID(), dealId: deal.id, expectedRevision: 1, name: '50 desks' };
  const { data } = await client.execute(update, { input });

  expect(data.dealUpdate).toMatchObject({ deal: { revision: 1 }, userErrors: [] });
});

test.each([
  ['a stage that does not exist', { stage: 'Dreaming' }, 'INVALID', ['input', 'stage']],
  ['a negative amount', { amount: { amount: '-1', currencyCode: 'USD' } }, 'INVALID', ['input', 'amount', 'amount']],
  [
    'a currency that does not exist',
    { amount: { amount: '1', currencyCode: 'XXQ' } },
    'INVALID',
    ['input', 'amount', 'currencyCode'],
  ],
  ['an empty name', { name: ' ' }, 'INVALID', ['input', 'name']],
  ['an account nobody has', { accountId: randomUUID() }, 'NOT_FOUND', ['input', 'accountId']],
  ['an account id that is none', { accountId: '7' }, 'NOT_FOUND', ['input', 'accountId']],
  ['a customer nobody has', { customer: { id: randomUUID() } }, 'NOT_FOUND', ['input', 'customer', 'id']],
  ['an owner id that is none', { ownerId: 'kim' }, 'NOT_FOUND', ['input', 'ownerId']],
  [
    'an owner who does not work here',
    { ownerId: '01a20000-0000-7000-8000-000000000000' },
    'NOT_FOUND',
    ['input', 'ownerId'],
  ],
])('refuses %s and writes nothing', async (_name, overrides, code, field) => {
  const counts = () =>
    testDatabase.asOwner('SELECT (SELECT count(*) FROM sales.deals), (SELECT count(*) FROM identity.customer)');
  const before = await counts();
  const { deal, userErrors } = await createDeal(overrides);

  expect(deal).toBeNull();
  expect(userErrors).toMatchObject([{ code, field }]);
  expect(await counts()).toEqual(before);
});

test.each([
  ['a deal nobody has', { dealId: randomUUID() }, 'NOT_FOUND', 'dealId'],
  ['a deal id that is none', { dealId: 'seven' }, 'NOT_FOUND', 'dealId'],
  ['the stage it is in', { toStage: 'Engaging' }, 'INVALID', 'toStage'],
  ['a stage that does not exist', { toStage: 'Dreaming' }, 'INVALID', 'toStage'],
  ['a reason for a deal that is not lost', { lostReason: 'price' }, 'INVALID', 'lostReason'],
  ['a stale revision', { expectedRevision: 0 }, 'STALE_REVISION', 'expectedRevision'],
])('refuses to advance with %s', async (_name, overrides, code, field) => {
  const { deal } = await createDeal();
  const refused = await advanceDeal({ dealId: deal.id, toStage: 'Proposal', expectedRevision: 1, ...overrides });

  expect(refused).toMatchObject({ deal: null, userErrors: [{ code, field: ['input', field] }] });
});

test('a wrong id is an error with null, and so is a ref nobody has used', async () => {
  const { data, errors } = await client.execute(
    `{ a: deal(id: "${randomUUID()}") { id } b: deal(id: "x") { id }
      c: dealByExternalRef(ref: { system: "crm", value: "none" }) { id } }`,
  );

  expect(data).toEqual({ a: null, b: null, c: null });
  expect(errors?.map(({ path }) => path?.[0]).sort()).toEqual(['a', 'b', 'c']);
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(Array(3).fill('NOT_FOUND'));
});

test('other departments read deals, and may not write them', async () => {
  const written = await client.execute(create, { input: given() }, supporter);
  const read = await client.execute('{ deals { totalCount } }', {}, supporter);

  expect(written.data).toEqual({ dealCreate: null });
  expect(written.errors).toMatchObject([{ path: ['dealCreate'], extensions: { code: 'FORBIDDEN' } }]);
  expect(read.data.deals.totalCount).toBeGreaterThan(0);
});
