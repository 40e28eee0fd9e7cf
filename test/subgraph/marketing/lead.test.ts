import { randomUUID } from 'node:crypto';
import { type Marketing, email, startMarketing, viewerOf } from './start-marketing';

let marketing: Marketing;

beforeAll(async () => {
  marketing = await startMarketing();
});
afterAll(() => marketing.testDatabase.drop());

const fields = `lead { id source status capturedAt externalRef { system value } campaign { id name } customer { id } }`;
const capture = (input: Record<string, unknown>) =>
  marketing.mutate('leadCapture', { source: 'website', ...input }, `${fields} customerCreated replayed`);

test('a lead from a stranger makes the customer, and a second one from the same person does not', async () => {
  const first = await capture({ customer: email('min@example.com'), capturedAt: '2026-11-02T09:00:00+09:00' });
  const second = await capture({ customer: email(' MIN@example.com '), source: 'fair' });

  expect(first).toMatchObject({
    customerCreated: true,
    replayed: false,
    userErrors: [],
    lead: {
      source: 'website',
      status: 'NEW',
      capturedAt: '2026-11-02T00:00:00.000Z',
      externalRef: null,
      campaign: null,
    },
  });
  expect(second.customerCreated).toBe(false);
  expect(second.lead.id).not.toBe(first.lead.id);
  expect(second.lead.customer.id).toBe(first.lead.customer.id);
});

test('the same key answers the same lead again, and refuses another input', async () => {
  const input = { idempotencyKey: 'lead-again', customer: email('again@example.com') };
  const first = await capture(input);
  const again = await capture(input);
  const other = await capture({ ...input, source: 'partner' });

  expect(again).toMatchObject({ replayed: true, customerCreated: true, lead: { id: first.lead.id } });
  expect(other).toMatchObject({
    lead: null,
    customerCreated: null,
    userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'idempotencyKey'] }],
  });
});

test('the same external ref brings the lead up to date and keeps what is left out', async () => {
  const externalRef = { system: 'forms', value: '17' };
  const capturedAt = '2026-10-01T00:00:00.000Z';
  const first = await capture({ customer: email('ref@example.com'), externalRef, capturedAt });
  const second = await capture({ customer: email('ref@example.com'), externalRef, source: 'fair' });

  expect(second.lead).toMatchObject({ id: first.lead.id, source: 'fair', capturedAt, externalRef });
});

test('two writers of one external ref end in one lead', async () => {
  const externalRef = { system: 'forms', value: 'race' };
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      capture({ customer: email('race@example.com'), externalRef, source: `s${index}` }),
    ),
  );

  expect(answers.map(({ userErrors }) => userErrors)).toEqual(answers.map(() => []));
  expect(new Set(answers.map(({ lead }) => lead.id)).size).toBe(1);
});

test('a lead names the campaign that brought it, and an unknown campaign is refused without making a customer', async () => {
  const { campaign } = await marketing.mutate(
    'campaignCreate',
    { name: 'Autumn', channel: 'EMAIL', purpose: 'newsletter', subject: 'Hi', body: 'Autumn' },
    'campaign { id }',
  );
  const known = await capture({ customer: email('campaign@example.com'), campaignId: campaign.id });
  const unknown = await capture({ customer: email('ghost@example.com'), campaignId: randomUUID() });
  const noId = await capture({ customer: email('ghost@example.com'), campaignId: 'x' });
  const ghosts = await marketing.testDatabase.asOwner(
    `SELECT FROM identity.identifier WHERE key = 'ghost@example.com'`,
  );

  expect(known.lead.campaign).toEqual({ id: campaign.id, name: 'Autumn' });
  for (const { lead, userErrors } of [unknown, noId]) {
    expect(lead).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'campaignId'] }]);
  }
  expect(ghosts).toHaveLength(0);
});

test.each([
  [{ source: ' ' }, ['input', 'source']],
  [{ source: 'x'.repeat(201) }, ['input', 'source']],
  [{ externalRef: { system: '', value: '1' } }, ['input', 'externalRef', 'system']],
  [{ customer: { identifiers: [{ kind: 'PHONE', value: '12' }] } }, ['input', 'customer', 'identifiers', '0', 'value']],
  [{ customer: {} }, ['input', 'customer', 'id']],
  [{ source: 'a\u0000b' }, ['input', 'source']],
])('refuses a lead that cannot be stored: %j', async (input, field) => {
  const { lead, userErrors } = await capture({ customer: email('invalid@example.com'), ...input });

  expect(lead).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'INVALID', field }]);
});

test('a lead is qualified, and a lead nobody has is refused', async () => {
  const { lead } = await capture({ customer: email('qualify@example.com') });
  const qualify = (leadId: string) =>
    marketing.mutate('leadQualify', { leadId, status: 'QUALIFIED' }, 'lead { id status }');

  expect(await qualify(lead.id)).toEqual({ lead: { id: lead.id, status: 'QUALIFIED' }, userErrors: [] });
  expect(await qualify(lead.id)).toMatchObject({ lead: { status: 'QUALIFIED' }, userErrors: [] });
  for (const id of [randomUUID(), 'x']) {
    expect(await qualify(id)).toMatchObject({
      lead: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'leadId'] }],
    });
  }
});

test('each time a lead is qualified it is handed over to sales, once, with what it came from', async () => {
  const { lead } = await capture({ customer: email('handover@example.com'), source: 'fair' });
  const qualify = (status: string) => marketing.mutate('leadQualify', { leadId: lead.id, status }, 'lead { id }');
  for (const status of ['WORKING', 'QUALIFIED', 'QUALIFIED']) await qualify(status);
  await marketing.importRows('leads', [
    { externalRef: 'old', source: 'fair', status: 'QUALIFIED', email: 'handover@example.com' },
  ]);
  const handedOver = `SELECT subject, data FROM outbox.marketing WHERE type = 'marketing.lead.qualified' AND subject = $1`;
  const once = await marketing.testDatabase.asOwner(handedOver, [lead.customer.id]);
  for (const status of ['DISQUALIFIED', 'QUALIFIED']) await qualify(status);

  expect(once).toEqual([{ subject: lead.customer.id, data: { leadId: lead.id, source: 'fair', campaignId: null } }]);
  expect(await marketing.testDatabase.asOwner(handedOver, [lead.customer.id])).toHaveLength(2);
});

test('another department reads leads and does not write them', async () => {
  const support = viewerOf('support');
  const { lead } = await capture({ customer: email('rights@example.com') });
  const read = await marketing.execute('query ($id: ID!) { lead(id: $id) { source } }', { id: lead.id }, support);
  const written = await marketing.execute(
    `mutation ($id: ID!) { leadQualify(input: { idempotencyKey: "k", leadId: $id, status: WORKING }) { lead { id } } }`,
    { id: lead.id },
    support,
  );

  expect(read).toEqual({ data: { lead: { source: 'website' } } });
  expect(written.data).toEqual({ leadQualify: null });
  expect(written.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('a lead nobody has is not found', async () => {
  for (const id of [randomUUID(), 'x']) {
    const { data, errors } = await marketing.execute('query ($id: ID!) { lead(id: $id) { id } }', { id });

    expect(data).toEqual({ lead: null });
    expect(errors).toMatchObject([{ path: ['lead'], extensions: { code: 'NOT_FOUND' } }]);
  }
});

describe('the list of leads', () => {
  const list = `query ($first: Int, $after: String, $filter: LeadFilter) { leads(first: $first, after: $after, filter: $filter) {
    nodes { externalRef { value } } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
  const values = (answer: { data?: { leads: { nodes: { externalRef: { value: string } }[] } } | null }) =>
    answer.data?.leads.nodes.map((node) => node.externalRef.value);
  const mine = { source: { startsWith: 'list-' } };

  beforeAll(async () => {
    await marketing.importRows(
      'leads',
      [
        ['l1', 'list-web', 'NEW', '2026-01-01T00:00:00Z'],
        ['l2', 'list-web', 'QUALIFIED', '2026-01-02T00:00:00Z'],
        ['l3', 'list-fair', 'WORKING', '2026-01-02T00:00:00Z'],
        ['l4', 'list-fair', 'DISQUALIFIED', '2026-01-04T00:00:00Z'],
      ].map(([externalRef = '', source = '', status = '', capturedAt = '']) => ({
        externalRef,
        source,
        status,
        capturedAt,
        email: `${externalRef}@example.com`,
      })),
    );
  });

  test('pages latest first, with ties in one order', async () => {
    const first = await marketing.execute(list, { first: 2, filter: mine });
    const second = await marketing.execute(list, {
      first: 2,
      after: first.data.leads.pageInfo.endCursor,
      filter: mine,
    });

    expect([...(values(first) ?? []), ...(values(second) ?? [])]).toEqual(['l4', 'l3', 'l2', 'l1']);
    expect(first.data.leads).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    expect(second.data.leads.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test.each([
    [{ status: { eq: 'QUALIFIED' } }, ['l2']],
    [{ status: { in: ['NEW', 'WORKING'] } }, ['l3', 'l1']],
    [{ source: { eq: 'list-fair' } }, ['l4', 'l3']],
    [{ capturedAt: { gt: '2026-01-01T00:00:00Z', lt: '2026-01-04T00:00:00Z' } }, ['l3', 'l2']],
    [{ or: [{ status: { eq: 'NEW' } }, { source: { contains: 'FAIR' } }] }, ['l4', 'l3', 'l1']],
    [{ not: { status: { eq: 'NEW' } }, and: [{ source: { eq: 'list-web' } }] }, ['l2']],
    [{ source: { contains: '%' } }, []],
  ])('filters by %j', async (filter, expected) => {
    const answer = await marketing.execute(list, { filter: { and: [mine, filter] } });

    expect(values(answer)).toEqual(expected);
    expect(answer.data.leads.totalCount).toBe(expected.length);
  });

  test('refuses page sizes and cursors that are not its own', async () => {
    for (const variables of [{ first: 0 }, { first: 101 }, { after: 'x' }]) {
      const { data, errors } = await marketing.execute(list, variables);

      expect(data).toEqual({ leads: null });
      expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
    }
  });
});
