import { randomUUID } from 'node:crypto';
import { type Marketing, startMarketing, viewerOf } from './start-marketing';

let marketing: Marketing;

beforeAll(async () => {
  marketing = await startMarketing();
});
afterAll(() => marketing.testDatabase.drop());

const acquisition = 'acquisitionCost { amount { amount currencyCode } sampleSize quality definition }';

async function campaignIdOf(name: string): Promise<string> {
  await marketing.importRows('campaigns', [{ externalRef: name, name }]);
  const [row] = await marketing.testDatabase.asOwner<{ id: string }>(
    'SELECT id FROM marketing.campaigns WHERE external_value = $1',
    [name],
  );
  return row?.id ?? '';
}

const record = (campaignId: string, amount: string, currencyCode = 'USD', viewer = viewerOf('marketing')) =>
  marketing.mutate(
    'campaignCostRecord',
    { campaignId, amount: { amount, currencyCode } },
    `campaign { cost { amount currencyCode } ${acquisition} }`,
    viewer,
  );

const lead = (customerRef: string, campaignRef: string, capturedAt: string) =>
  marketing.importRows('leads', [
    {
      customerRef,
      campaignRef,
      capturedAt,
      source: 'fair',
      externalRef: `${customerRef}/${campaignRef}/${capturedAt}`,
    },
  ]);
const visit = (customerRef: string, campaignRef: string, at: string) =>
  marketing.importRows('visits', [
    { customerRef, campaignRef, at, externalRef: `${customerRef}/${campaignRef}/${at}` },
  ]);

async function customerIdOf(ref: string): Promise<string> {
  const [row] = await marketing.testDatabase.asOwner<{ customer_id: string }>(
    `SELECT customer_id FROM identity.identifier WHERE kind = 'EXTERNAL_REF' AND key = $1`,
    [ref],
  );
  return row?.customer_id ?? '';
}

async function facetsOf(ids: readonly string[], selection = acquisition) {
  const { data, errors } = await marketing.execute(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { marketing { ${selection} } } } }`,
    { of: ids.map((id) => ({ __typename: 'Customer', id })) },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data._entities.map(({ marketing: facet }: { marketing: unknown }) => facet);
}

test('what was recorded adds up exactly, and currencies stay apart', async () => {
  const id = await campaignIdOf('exact');
  await record(id, '0.1');
  await record(id, '0.2');
  await record(id, '123456789012345.6789');
  await record(id, '5000', 'KRW');
  const { campaign } = await record(id, '-0.3');
  const query = `query ($id: ID!) { campaign(id: $id) { krw: cost(currencyCode: "KRW") { amount currencyCode }
    eur: cost(currencyCode: "EUR") { amount } } }`;
  const { data } = await marketing.execute(query, { id });

  expect(campaign.cost).toEqual({ amount: '123456789012345.6789', currencyCode: 'USD' });
  expect(data.campaign).toEqual({ krw: { amount: '5000', currencyCode: 'KRW' }, eur: null });
});

test('the same key records a cost once', async () => {
  const campaignId = await campaignIdOf('once');
  const input = { idempotencyKey: 'once', campaignId, amount: { amount: '10', currencyCode: 'USD' } };
  await marketing.mutate('campaignCostRecord', input, 'campaign { id }');
  const { campaign } = await marketing.mutate('campaignCostRecord', input, 'campaign { cost { amount } }');

  expect(campaign.cost.amount).toBe('10.00');
});

test.each([
  ['a currency that is none', '1', 'DOLLAR', 'INVALID', ['input', 'amount', 'currencyCode']],
  ['an amount too fine', '0.00001', 'USD', 'INVALID', ['input', 'amount', 'amount']],
  ['taking back more than was recorded', '-0.01', 'USD', 'INVALID', ['input', 'amount', 'amount']],
])('refuses %s', async (_what, amount, currencyCode, code, field) => {
  const { campaign, userErrors } = await record(await campaignIdOf('refusing'), amount, currencyCode);

  expect(campaign).toBeNull();
  expect(userErrors).toMatchObject([{ code, field }]);
});

test('a campaign nobody has costs nothing, and sales records no costs', async () => {
  const missing = await Promise.all(['x', randomUUID()].map((id) => record(id, '1')));

  for (const { userErrors } of missing) {
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'campaignId'] }]);
  }
  await expect(record(await campaignIdOf('refusing'), '1', 'USD', viewerOf('sales'))).rejects.toThrow('FORBIDDEN');
});

test('of two who take back the same amount at once, one is refused', async () => {
  const id = await campaignIdOf('race');
  await record(id, '10');
  const results = await Promise.all([record(id, '-10'), record(id, '-10')]);

  expect(results.filter(({ campaign }) => campaign !== null)).toHaveLength(1);
});

test('the cost is shared among the customers whom the campaign touched first', async () => {
  const first = await campaignIdOf('first');
  const second = await campaignIdOf('second');
  await lead('won by a lead', 'first', '2026-01-01T00:00:00Z');
  await visit('won by a lead', 'second', '2026-01-02T00:00:00Z');
  await visit('won by a visit', 'first', '2026-01-01T00:00:00Z');
  await lead('won by a visit', 'first', '2026-01-05T00:00:00Z');
  await visit('won before', 'second', '2025-12-01T00:00:00Z');
  await lead('won before', 'first', '2026-01-01T00:00:00Z');
  await lead('won again', 'first', '2026-02-01T00:00:00Z');
  await marketing.importRows('leads', [
    { customerRef: 'came alone', source: 'website', externalRef: 'alone', capturedAt: '2026-01-01T00:00:00Z' },
  ]);
  await record(first, '100');
  const [alone, before, won] = await Promise.all(['came alone', 'won before', 'won by a visit'].map(customerIdOf));
  const { campaign } = await record(second, '7');
  const { data } = await marketing.execute(`query ($id: ID!) { campaign(id: $id) { ${acquisition} } }`, { id: first });
  const facets = await facetsOf([alone ?? '', before ?? '', won ?? '', randomUUID()]);

  expect(data.campaign.acquisitionCost).toMatchObject({
    amount: { amount: '33.33', currencyCode: 'USD' },
    sampleSize: 3,
    quality: 'GOOD',
  });
  expect(campaign.acquisitionCost).toMatchObject({ amount: { amount: '7.00' }, sampleSize: 1 });
  expect(facets).toMatchObject([
    { acquisitionCost: { amount: null, sampleSize: 0, quality: 'INSUFFICIENT' } },
    { acquisitionCost: { amount: { amount: '7.00' }, sampleSize: 1 } },
    { acquisitionCost: { amount: { amount: '33.33' }, sampleSize: 3 } },
    { acquisitionCost: { amount: null, quality: 'INSUFFICIENT' } },
  ]);
});

test('a merged person was won once, by the earliest touch of all ids, and twice again when the merge is undone', async () => {
  const id = await campaignIdOf('merging');
  await campaignIdOf('merging before');
  await lead('one id', 'merging', '2026-03-02T00:00:00Z');
  await lead('other id', 'merging', '2026-03-03T00:00:00Z');
  await lead('third id', 'merging before', '2026-03-01T00:00:00Z');
  const [one, other, third] = await Promise.all(['one id', 'other id', 'third id'].map(customerIdOf));
  const sampleSize = async () => {
    const { data } = await marketing.execute(`query ($id: ID!) { campaign(id: $id) { ${acquisition} } }`, { id });
    return data.campaign.acquisitionCost.sampleSize;
  };
  const merge = (survivor = '', merged = '') =>
    marketing.testDatabase.asOwner("SELECT identity.merge(gen_random_uuid(), $1, $2, 'test')", [survivor, merged]);
  const counts = [await sampleSize()];
  await merge(one, other);
  counts.push(await sampleSize());
  await merge(third, one);
  counts.push(await sampleSize());
  await marketing.testDatabase.asOwner("SELECT identity.unmerge(id, 'test') FROM identity.merge_log ORDER BY id DESC");
  counts.push(await sampleSize());

  expect(counts).toEqual([2, 1, 0, 2]);
});

test('unknown is never 0: without a cost or a customer there is no amount, and other currencies make it partial', async () => {
  const id = await campaignIdOf('unknown');
  const before = await marketing.execute(`query ($id: ID!) { campaign(id: $id) { cost { amount } ${acquisition} } }`, {
    id,
  });
  const nobody = await record(id, '0');
  await lead('only one', 'unknown', '2026-01-01T00:00:00Z');
  const free = await record(id, '0');
  const partial = await record(id, '1000', 'KRW');
  const query = `query ($id: ID!) { campaign(id: $id) { acquisitionCost(currencyCode: "KRW") { amount { amount } } } }`;
  const { data } = await marketing.execute(query, { id });

  expect(before.data.campaign).toMatchObject({
    cost: null,
    acquisitionCost: { amount: null, quality: 'INSUFFICIENT' },
  });
  expect(nobody.campaign.acquisitionCost).toMatchObject({ amount: null, quality: 'INSUFFICIENT' });
  expect(free.campaign.acquisitionCost).toMatchObject({ amount: { amount: '0.00' }, quality: 'GOOD' });
  expect(partial.campaign.acquisitionCost).toMatchObject({ amount: { amount: '0.00' }, quality: 'PARTIAL' });
  expect(data.campaign.acquisitionCost.amount.amount).toBe('1000');
});

test('a page of campaigns, and of customers, costs two statements more', async () => {
  const ids = await Promise.all(['won by a lead', 'won before', 'one id'].map(customerIdOf));
  const campaigns = await marketing.statementsOf(`{ campaigns { nodes { cost { amount } ${acquisition} } } }`);
  const customers = await marketing.statementsOf(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { marketing { firstTouch { at } ${acquisition} } } } }`,
    { of: ids.map((id) => ({ __typename: 'Customer', id })) },
  );

  expect(campaigns).toHaveLength(3);
  expect(customers).toHaveLength(3);
});
