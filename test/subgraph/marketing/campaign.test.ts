import { randomUUID } from 'node:crypto';
import { type Marketing, startMarketing, viewerOf } from './start-marketing';

let marketing: Marketing;

beforeAll(async () => {
  marketing = await startMarketing();
});
afterAll(() => marketing.testDatabase.drop());

const fields = 'campaign { id externalRef { value } name status channel purpose sent openRate { value quality } }';
const create = (input: Record<string, unknown> = {}) =>
  marketing.mutate(
    'campaignCreate',
    {
      name: 'Autumn',
      channel: 'EMAIL',
      purpose: 'Newsletter',
      subject: 'Hello {{ customer.givenName | default: "friend" }}',
      body: '{% if customer.language == "ko" %}안녕하세요{% else %}Hello{% endif %}',
      ...input,
    },
    fields,
  );

test('a campaign starts as a draft with nothing sent', async () => {
  const { campaign, userErrors } = await create();

  expect(userErrors).toEqual([]);
  expect(campaign).toMatchObject({
    name: 'Autumn',
    status: 'DRAFT',
    channel: 'EMAIL',
    purpose: 'newsletter',
    sent: 0,
    openRate: { value: null, quality: 'INSUFFICIENT' },
  });
});

test('the same key makes one campaign, and the same external ref changes the draft', async () => {
  const externalRef = { system: 'planner', value: '1' };
  const first = await create({ idempotencyKey: 'once', externalRef });
  const again = await create({ idempotencyKey: 'once', externalRef });
  const renamed = await create({ externalRef, name: 'Late autumn' });

  expect(again).toEqual(first);
  expect(renamed.campaign).toMatchObject({ id: first.campaign.id, name: 'Late autumn' });
});

test('a campaign that is no draft any more keeps its text', async () => {
  await marketing.importRows('campaigns', [{ externalRef: 'done', name: 'Done', purpose: 'offers' }]);
  const externalRef = { system: 'crm', value: 'done' };
  const { campaign, userErrors } = await create({ externalRef });
  const { data } = await marketing.execute('{ campaigns(first: 1) { nodes { name status purpose } } }');

  expect(campaign).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('DONE') }]);
  expect(data.campaigns.nodes).toEqual([{ name: 'Done', status: 'DONE', purpose: 'offers' }]);
});

test.each([
  ['subject', '{{ customer.nickname }}', 'customer.nickname'],
  ['body', 'Hello,\n\n{{ order.total }}', 'order.total in line 3'],
  ['body', '{% assign x = customer.givenName %}{{ x }}{{ y }}', ' y in line 1;'],
  ['body', '{{ customer }}', ' customer in line 1;'],
  ['body', '{{ customer[field] }}', 'customer[field]'],
  ['body', '{{ customer.__proto__ }}', 'customer.__proto__'],
  ['body', '{{ customer.givenName | shout }}', 'shout'],
  ['body', '{{ customer.givenName | raw }}', 'raw'],
  ['body', '{% for i in (1..900000000) %}x{% endfor %}', 'cannot be filled in'],
  ['body', `{% for i in (1..900) %}${'x'.repeat(900)}{% endfor %}`, 'at most 500000'],
  ['body', '{% if customer.givenName %}', 'Liquid template'],
  ['body', '{{ customer.givenName', 'Liquid template'],
  ['body', '{% include "package.json" %}', 'include'],
  ['body', '{% render "package.json" %}', 'render'],
  ['body', '{% layout "package.json" %}', 'layout'],
  ['body', '{% if customer.id %}'.repeat(5_000), 'Liquid template'],
  ['body', '', 'must not be empty'],
  ['subject', '', 'must not be empty'],
  ['subject', 'x'.repeat(501), 'at most 500'],
])('refuses %s %j', async (field, template, reason) => {
  const { campaign, userErrors } = await create({ [field]: template });

  expect(campaign).toBeNull();
  expect(userErrors).toMatchObject([
    { code: 'INVALID', field: ['input', field], message: expect.stringContaining(reason) },
  ]);
});

test('a channel without subjects needs none', async () => {
  const { campaign } = await create({ channel: 'KAKAO', subject: '' });

  expect(campaign).toMatchObject({ channel: 'KAKAO' });
});

test('the numbers of each campaign add up, and a page of campaigns counts them with one statement', async () => {
  await marketing.importRows(
    'campaigns',
    ['a', 'b', 'c'].map((externalRef) => ({ externalRef, name: `Counted ${externalRef}` })),
  );
  const message = (campaignRef: string, status: string, times: Record<string, string> = {}) => ({
    campaignRef,
    status,
    externalRef: randomUUID(),
    email: `${randomUUID()}@example.com`,
    ...times,
  });
  const opened = { openedAt: '2026-11-02T10:00:00Z' };
  await marketing.importRows('campaign-messages', [
    message('a', 'DELIVERED', { ...opened, clickedAt: '2026-11-02T10:01:00Z' }),
    message('a', 'DELIVERED', opened),
    message('a', 'DELIVERED'),
    message('a', 'SENT', opened),
    message('a', 'SENT'),
    message('a', 'BOUNCED', opened),
    message('a', 'HELD'),
    message('a', 'QUEUED'),
    message('b', 'QUEUED'),
  ]);
  const query = `{ campaigns(first: 3) { nodes { name recipients sent delivered bounced pending opened clicked
    openRate { value sampleSize quality unit } clickRate { value } } } }`;
  const { data } = await marketing.execute(query);
  const statements = await marketing.statementsOf(query);
  const byName = new Map<string, unknown>(data.campaigns.nodes.map((node: { name: string }) => [node.name, node]));

  expect(byName.get('Counted a')).toEqual({
    name: 'Counted a',
    recipients: 7,
    sent: 6,
    delivered: 3,
    bounced: 1,
    pending: 2,
    opened: 3,
    clicked: 1,
    openRate: { value: 3 / 5, sampleSize: 5, quality: 'GOOD', unit: 'share' },
    clickRate: { value: 1 / 5 },
  });
  expect(byName.get('Counted b')).toMatchObject({ recipients: 0, sent: 0, openRate: { value: null } });
  expect(byName.get('Counted c')).toMatchObject({ recipients: 0, sent: 0, openRate: { value: null } });
  expect(statements).toHaveLength(2);
});

test('campaigns page latest first', async () => {
  const page =
    'query ($after: String) { campaigns(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
  const all = await marketing.execute('{ campaigns(first: 100) { nodes { id } } }');
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await marketing.execute(page, { after });
    ids.push(...data.campaigns.nodes.map((node: { id: string }) => node.id));
    after = data.campaigns.pageInfo.hasNextPage ? data.campaigns.pageInfo.endCursor : null;
  } while (after);

  expect(ids.length).toBeGreaterThan(3);
  expect(ids).toEqual(all.data.campaigns.nodes.map((node: { id: string }) => node.id));
});

test('a campaign nobody has is not found, and sales may not create one', async () => {
  const missing = await marketing.execute('query ($id: ID!) { campaign(id: $id) { id } }', { id: randomUUID() });
  const forbidden = await marketing.execute(
    `mutation { campaignCreate(input: { idempotencyKey: "k", name: "n", channel: EMAIL, purpose: "p", subject: "s", body: "b" }) { campaign { id } } }`,
    {},
    viewerOf('sales'),
  );

  expect(missing.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect(forbidden.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
