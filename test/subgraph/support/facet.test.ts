import { randomUUID } from 'node:crypto';
import { type SupportUnderTest, supportUnderTest } from './tickets';

let support: SupportUnderTest;
beforeAll(async () => {
  support = await supportUnderTest();
});
afterAll(() => support.testDatabase.drop());

const email = (value: string) => ({ identifiers: [{ kind: 'EMAIL', value }] });

async function facets(ids: string[], fields: string) {
  const { data, errors } = await support.client.execute(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { ${fields} } } }`,
    { representations: ids.map((id) => ({ __typename: 'Customer', id })) },
  );
  return { customers: data?._entities, errors };
}

const summary = 'support { id openTicketCount openComplaintCount lastTicketAt tickets { nodes { id } totalCount } }';

test('counts what is open, complaints apart, and knows the latest ticket', async () => {
  const customer = email('counted@example.com');
  const tickets = [
    await support.open({ customer, kind: 'COMPLAINT', createdAt: '2026-10-01T00:00:00Z' }),
    await support.open({ customer, kind: 'COMPLAINT', createdAt: '2026-10-03T00:00:00Z' }),
    await support.open({ customer, kind: 'REQUEST', createdAt: '2026-10-02T00:00:00Z' }),
  ].map(({ ticket }) => ticket);
  await support.testDatabase.asOwner(`UPDATE support.tickets SET status = 'RESOLVED' WHERE id = $1`, [tickets[1].id]);
  const id = tickets[0].customer.id;

  expect((await facets([id], summary)).customers).toEqual([
    {
      support: {
        id,
        openTicketCount: 2,
        openComplaintCount: 1,
        lastTicketAt: '2026-10-03T00:00:00.000Z',
        tickets: { nodes: [{ id: tickets[1].id }, { id: tickets[2].id }, { id: tickets[0].id }], totalCount: 3 },
      },
    },
  ]);
});

test('a customer support has never met has zeros and an empty list', async () => {
  const id = randomUUID();

  expect((await facets([id], summary)).customers).toEqual([
    {
      support: {
        id,
        openTicketCount: 0,
        openComplaintCount: 0,
        lastTicketAt: null,
        tickets: { nodes: [], totalCount: 0 },
      },
    },
  ]);
});

test('a reference that is no id is NOT_FOUND and harms no other', async () => {
  const id = randomUUID();
  const { customers, errors } = await facets(['mina@example.com', id], 'support { openTicketCount }');

  expect(customers).toEqual([null, { support: { openTicketCount: 0 } }]);
  expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'NOT_FOUND' } }]);
});

test('after a merge either id shows the tickets of both, under the surviving id', async () => {
  const old = (await support.open({ customer: email('old@example.com') })).ticket;
  const surviving = (await support.open({ customer: email('surviving@example.com'), kind: 'COMPLAINT' })).ticket;
  await support.testDatabase.asOwner("SELECT identity.merge(gen_random_uuid(), $2, $1, 'test')", [
    old.customer.id,
    surviving.customer.id,
  ]);
  const { customers } = await facets(
    [old.customer.id, surviving.customer.id],
    'support { openTicketCount openComplaintCount tickets { nodes { id customer { id } } } }',
  );

  for (const customer of customers) {
    expect(customer.support).toMatchObject({ openTicketCount: 2, openComplaintCount: 1 });
    expect(customer.support.tickets.nodes).toEqual([
      { id: surviving.id, customer: { id: surviving.customer.id } },
      { id: old.id, customer: { id: surviving.customer.id } },
    ]);
  }
});

describe('a page of 50 customers', () => {
  const ids: string[] = [];
  beforeAll(async () => {
    for (let index = 0; index < 50; index += 1) {
      const customer = email(`page-${index}@example.com`);
      for (let ticket = 0; ticket < 3; ticket += 1) {
        const payload = await support.open({ customer, kind: 'COMPLAINT', body: `Message ${index}-${ticket}` });
        if (ticket === 0) ids.push(payload.ticket.customer.id as string);
      }
    }
  });

  const statementsOf = (fields: string) =>
    support.client.statementsOf(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { ${fields} } } }`,
      { representations: ids.map((id) => ({ __typename: 'Customer', id })) },
    );

  test.each([
    ['one for the counts and dates', 'support { openTicketCount openComplaintCount lastTicketAt }', 1],
    ['one for the tickets', 'support { tickets(first: 2) { nodes { number assignee { id } } } }', 1],
    ['none more for their number', 'support { tickets(first: 2) { nodes { number } totalCount } }', 1],
    ['none more where a page has them all', 'support { tickets(first: 3) { nodes { number } totalCount } }', 1],
    ['one for the messages of all tickets', 'support { tickets { nodes { messages { nodes { body } } } } }', 2],
    [
      'four for all of it, customers and filters included',
      `support { openTicketCount tickets(first: 2, filter: { status: { eq: NEW } }) {
        nodes { customer { id } messages(last: 5) { nodes { body staff { id } } } } totalCount } }`,
      4,
    ],
  ])('takes %s', async (_name, fields, expected) => {
    expect(await statementsOf(fields)).toHaveLength(expected);
  });

  test('has for each customer that customer’s tickets and messages', async () => {
    const { customers } = await facets(ids, 'support { tickets { nodes { messages { nodes { body } } } } }');

    const bodies = customers.map((customer: { support: { tickets: { nodes: unknown[] } } }) => {
      const nodes = customer.support.tickets.nodes as { messages: { nodes: { body: string }[] } }[];
      return nodes.flatMap((ticket) => ticket.messages.nodes.map((message) => message.body));
    });
    expect(bodies).toEqual(ids.map((_, index) => [2, 1, 0].map((ticket) => `Message ${index}-${ticket}`)));
  });
});
