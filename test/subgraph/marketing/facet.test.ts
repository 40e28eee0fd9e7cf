import { randomUUID } from 'node:crypto';
import { type Marketing, startMarketing } from './start-marketing';

let marketing: Marketing;

const facetOf = (selection: string) =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { id marketing { ${selection} } } } }`;
const representations = (ids: readonly string[]) => ({ of: ids.map((id) => ({ __typename: 'Customer', id })) });
const whole = `id lastSentAt lastOpenedAt lastVisitAt openRate { value sampleSize quality }
  firstTouch { source at campaign { name } }
  consents { channel purpose state history { id customer { id } } }
  messages(first: 5) { nodes { id sentAt campaign { name } customer { id } } }
  visits(first: 5) { nodes { id page at campaign { name } customer { id } } }`;

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00Z`;

async function customerIdOf(ref: string): Promise<string> {
  const [row] = await marketing.testDatabase.asOwner<{ customer_id: string }>(
    `SELECT customer_id FROM identity.identifier WHERE kind = 'EXTERNAL_REF' AND key = $1`,
    [ref],
  );
  return row?.customer_id ?? '';
}

/** One customer with something in every list. */
async function customerWith(ref: string, from: number): Promise<void> {
  const customer = { customerRef: ref };
  await marketing.importRows('leads', [
    { ...customer, source: `lead of ${ref}`, externalRef: `lead/${ref}`, capturedAt: day(from) },
  ]);
  await marketing.importRows(
    'visits',
    [1, 2, 3].map((n) => ({
      ...customer,
      externalRef: `${ref}/${n}`,
      page: `/${n}`,
      at: day(from + n),
      campaignRef: 'spring',
    })),
  );
  await marketing.importRows('campaign-messages', [
    { ...customer, campaignRef: 'spring', status: 'DELIVERED', sentAt: day(from), openedAt: day(from + 1) },
    { ...customer, campaignRef: 'summer', sentAt: day(from + 2) },
  ]);
  await marketing.importRows('consents', [
    {
      ...customer,
      externalRef: `consent/${ref}`,
      channel: 'email',
      purpose: 'newsletter',
      state: 'granted',
      source: 'form',
      at: day(from),
    },
  ]);
}

beforeAll(async () => {
  marketing = await startMarketing();
  await marketing.importRows('campaigns', [
    { externalRef: 'spring', name: 'Spring' },
    { externalRef: 'summer', name: 'Summer' },
  ]);
  await customerWith('anna', 1);
  await customerWith('ben', 10);
});
afterAll(() => marketing.testDatabase.drop());

test('the facet sums up what marketing did and what came back', async () => {
  const id = await customerIdOf('anna');
  const { data, errors } = await marketing.execute(facetOf(whole), representations([id]));

  expect(errors).toBeUndefined();
  expect(data._entities[0]).toMatchObject({
    id,
    marketing: {
      id,
      lastSentAt: '2026-01-03T00:00:00.000Z',
      lastOpenedAt: '2026-01-02T00:00:00.000Z',
      lastVisitAt: '2026-01-04T00:00:00.000Z',
      openRate: { value: 0.5, sampleSize: 2, quality: 'GOOD' },
      firstTouch: { source: 'lead of anna', at: '2026-01-01T00:00:00.000Z', campaign: null },
      consents: [{ channel: 'EMAIL', purpose: 'newsletter', state: 'GRANTED' }],
      messages: { nodes: [{ campaign: { name: 'Summer' } }, { campaign: { name: 'Spring' } }] },
      visits: { nodes: [{ page: '/3' }, { page: '/2' }, { page: '/1' }] },
    },
  });
});

test('a customer marketing has not met has zeros and empty lists', async () => {
  const id = randomUUID();
  const { data, errors } = await marketing.execute(facetOf(whole), representations([id]));

  expect(errors).toBeUndefined();
  expect(data._entities[0].marketing).toEqual({
    id,
    lastSentAt: null,
    lastOpenedAt: null,
    lastVisitAt: null,
    openRate: { value: null, sampleSize: 0, quality: 'INSUFFICIENT' },
    firstTouch: null,
    consents: [],
    messages: { nodes: [] },
    visits: { nodes: [] },
  });
});

test('an id that is none is refused by itself, and one in capitals is understood', async () => {
  const id = await customerIdOf('anna');
  const { data, errors } = await marketing.execute(
    facetOf('lastVisitAt visits { nodes { page } }'),
    representations(['x', id.toUpperCase()]),
  );

  expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'NOT_FOUND' } }]);
  expect(data._entities[0]).toBeNull();
  expect(data._entities[1].marketing).toMatchObject({ lastVisitAt: '2026-01-04T00:00:00.000Z' });
  expect(data._entities[1].marketing.visits.nodes).toHaveLength(3);
});

test('messages page in both directions', async () => {
  const id = await customerIdOf('anna');
  const query = `query ($of: [_Any!]!, $first: Int, $after: String, $last: Int, $before: String) {
    _entities(representations: $of) { ... on Customer { marketing {
      messages(first: $first, after: $after, last: $last, before: $before) {
        nodes { campaign { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } } }`;
  const page = async (page: Record<string, unknown>) => {
    const { data } = await marketing.execute(query, { ...representations([id]), ...page });
    return data._entities[0].marketing.messages;
  };
  const first = await page({ first: 1 });
  const next = await page({ first: 1, after: first.pageInfo.endCursor });
  const last = await page({ last: 1 });
  const before = await page({ last: 1, before: last.pageInfo.startCursor });

  expect(first).toMatchObject({ nodes: [{ campaign: { name: 'Summer' } }], pageInfo: { hasNextPage: true } });
  expect(next).toMatchObject({ nodes: [{ campaign: { name: 'Spring' } }], pageInfo: { hasNextPage: false } });
  expect(last.nodes).toEqual(next.nodes);
  expect(before.nodes).toEqual(first.nodes);
});

test('a page of 50 customers costs one statement per list and one for the summary', async () => {
  const known = await Promise.all(['anna', 'ben'].map(customerIdOf));
  const ids = [...known, ...Array.from({ length: 48 }, () => randomUUID())];
  const statements = await marketing.statementsOf(
    facetOf(
      'lastSentAt lastOpenedAt lastVisitAt openRate { value } consents { state history { id } } messages { nodes { id } } visits { nodes { id } }',
    ),
    representations(ids),
  );
  const everything = await marketing.statementsOf(facetOf(whole), representations(ids));

  expect(statements).toHaveLength(4);
  // Campaigns by id and canonical customers, asked once each for all that refers to them.
  expect(everything.length).toBeLessThanOrEqual(8);
});

test('a merged customer answers with the rows of both, under the surviving id', async () => {
  const [anna, ben] = await Promise.all(['anna', 'ben'].map(customerIdOf));
  const before = await marketing.execute(facetOf(whole), representations([anna ?? '', ben ?? '']));
  await marketing.testDatabase.asOwner("SELECT identity.merge(gen_random_uuid(), $1, $2, 'test')", [anna, ben]);
  const merged = await marketing.execute(facetOf(whole), representations([anna ?? '', ben ?? '']));
  await marketing.testDatabase.asOwner("SELECT identity.unmerge(id, 'test') FROM identity.merge_log");
  const after = await marketing.execute(facetOf(whole), representations([anna ?? '', ben ?? '']));

  for (const { marketing: facet } of merged.data._entities) {
    expect(facet).toMatchObject({
      lastVisitAt: '2026-01-13T00:00:00.000Z',
      openRate: { value: 0.5, sampleSize: 4 },
      firstTouch: { source: 'lead of anna' },
      consents: [{ state: 'GRANTED', history: [{ customer: { id: anna } }, { customer: { id: anna } }] }],
    });
    expect(facet.messages.nodes).toHaveLength(4);
    expect(facet.visits.nodes).toHaveLength(5);
    const ids = [...facet.messages.nodes, ...facet.visits.nodes].map(
      (node: { customer: { id: string } }) => node.customer.id,
    );
    expect(new Set(ids)).toEqual(new Set([anna]));
  }
  expect(after.data).toEqual(before.data);
});

test('records are entities that other departments may refer to', async () => {
  const id = await customerIdOf('anna');
  const { data } = await marketing.execute(
    facetOf(
      'consents { history { id } } messages(first: 1) { nodes { id campaign { id } } } visits(first: 1) { nodes { id } }',
    ),
    representations([id]),
  );
  const facet = data._entities[0].marketing;
  const leads = await marketing.execute('{ leads(first: 1) { nodes { id } } }');
  const of = [
    { __typename: 'ConsentEvent', id: facet.consents[0].history[0].id },
    { __typename: 'CampaignMessage', id: facet.messages.nodes[0].id },
    { __typename: 'Campaign', id: facet.messages.nodes[0].campaign.id },
    { __typename: 'Visit', id: facet.visits.nodes[0].id },
    { __typename: 'Lead', id: leads.data.leads.nodes[0].id },
    { __typename: 'Visit', id: randomUUID() },
  ];
  const entities = await marketing.execute(
    `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
      ... on ConsentEvent { id } ... on CampaignMessage { id } ... on Campaign { id } ... on Visit { id } ... on Lead { id } } }`,
    { of },
  );

  expect(entities.data._entities).toEqual([...of.slice(0, 5), null]);
});
