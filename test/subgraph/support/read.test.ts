import { type SupportUnderTest, supportUnderTest } from './tickets';

let support: SupportUnderTest;
let ids: string[];

const kinds = ['QUESTION', 'COMPLAINT', 'REQUEST'];
const statuses = ['NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED'];
const channels = ['EMAIL', 'WEB', 'PHONE', 'CHAT', 'REVIEW', 'OTHER'];
const assignee = '01890000-0000-7000-8000-00000000000a';

// 12 tickets, numbered 0 to 11 from oldest to newest; the last two at the same instant.
beforeAll(async () => {
  support = await supportUnderTest();
  ids = [];
  for (let index = 0; index < 12; index += 1) {
    const day = String(Math.min(index, 10) + 1).padStart(2, '0');
    const { ticket } = await support.open({
      subject: `Ticket ${index}`,
      kind: kinds[index % 3],
      channel: channels[index % 6],
      createdAt: `2026-10-${day}T12:00:00Z`,
      externalRef: { system: 'helpdesk', value: String(index) },
    });
    ids.push(ticket.id as string);
    await support.testDatabase.asOwner('UPDATE support.tickets SET status = $2, assignee_id = $3 WHERE id = $1', [
      ticket.id,
      statuses[index % 5],
      index % 2 ? assignee : null,
    ]);
  }
});
afterAll(() => support.testDatabase.drop());

interface PageOfTickets {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

async function list(variables: Record<string, unknown>) {
  const { data, errors } = await support.client.execute(
    `query ($first: Int, $after: String, $last: Int, $before: String, $filter: TicketFilter) {
      tickets(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
        nodes { id } edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`,
    variables,
  );
  return { page: data?.tickets as PageOfTickets, errors };
}

const indexes = (page: PageOfTickets) => page.nodes.map(({ id }) => ids.indexOf(id));

test('lists tickets newest first, page by page, with their number', async () => {
  const seen: number[] = [];
  let after: string | null = null;
  do {
    const { page } = await list({ first: 5, after });
    seen.push(...indexes(page));
    expect(page.totalCount).toBe(12);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);

  expect(seen).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
});

test('pages backwards from the end in the same order', async () => {
  const { page: last } = await list({ last: 5 });
  const { page: before } = await list({ last: 5, before: last.pageInfo.startCursor });

  expect(indexes(last)).toEqual([4, 3, 2, 1, 0]);
  expect(indexes(before)).toEqual([9, 8, 7, 6, 5]);
  expect(before.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
});

test.each([
  ['status', { status: { eq: 'RESOLVED' } }, [8, 3]],
  ['several statuses', { status: { in: ['NEW', 'CLOSED'] } }, [10, 9, 5, 4, 0]],
  ['kind', { kind: { eq: 'COMPLAINT' } }, [10, 7, 4, 1]],
  ['channel', { channel: { in: ['REVIEW', 'OTHER'] } }, [11, 10, 5, 4]],
  ['assignee', { assignee: { eq: assignee } }, [11, 9, 7, 5, 3, 1]],
  ['no assignee', { assignee: { isNull: true }, kind: { eq: 'QUESTION' } }, [6, 0]],
  ['time', { createdAt: { gte: '2026-10-03T12:00:00Z', lt: '2026-10-05T12:00:00Z' } }, [3, 2]],
  ['either of two', { or: [{ status: { eq: 'RESOLVED' } }, { channel: { eq: 'EMAIL' } }] }, [8, 6, 3, 0]],
  ['both of two', { and: [{ kind: { eq: 'QUESTION' } }, { channel: { eq: 'CHAT' } }] }, [9, 3]],
  ['the opposite', { not: { status: { in: ['NEW', 'OPEN', 'PENDING', 'CLOSED'] } } }, [8, 3]],
  ['nothing given', { status: null }, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
])('filters by %s', async (_name, filter, expected) => {
  const { page } = await list({ first: 100, filter });

  expect(indexes(page)).toEqual(expected);
  expect(page.totalCount).toBe(expected.length);
});

test.each([
  ['a page of 101', { first: 101 }],
  ['a page of 0', { last: 0 }],
  ['a cursor that is none', { after: 'bm90aGluZw' }],
  ['an assignee that is no id', { filter: { assignee: { eq: 'kim' } } }],
])('refuses %s as INVALID', async (_name, variables) => {
  const { page, errors } = await list(variables);

  expect(page).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
});

const lookUps = `query ($id: ID!, $number: String!, $ref: ExternalRefInput!) {
  ticket(id: $id) { id } ticketByNumber(number: $number) { id } ticketByExternalRef(ref: $ref) { id } }`;

test('finds a ticket by id, by number and by external ref', async () => {
  const { data: known } = await support.client.execute('query ($id: ID!) { ticket(id: $id) { number } }', {
    id: ids[3],
  });
  const { data } = await support.client.execute(lookUps, {
    id: ids[3]?.toUpperCase(),
    number: known.ticket.number,
    ref: { system: 'helpdesk', value: '3' },
  });

  expect(data).toEqual({ ticket: { id: ids[3] }, ticketByNumber: { id: ids[3] }, ticketByExternalRef: { id: ids[3] } });
});

test.each(['T-1', '00000000-0000-7000-8000-000000000000'])(
  'says NOT_FOUND where there is no ticket: %s',
  async (id) => {
    const { data, errors } = await support.client.execute(lookUps, {
      id,
      number: id,
      ref: { system: 'other desk', value: '3' },
    });

    expect(data).toEqual({ ticket: null, ticketByNumber: null, ticketByExternalRef: null });
    expect(errors?.map((error) => error.extensions?.code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  },
);

test('answers references of the graph to tickets and messages', async () => {
  const { data: known } = await support.client.execute(
    'query ($id: ID!) { ticket(id: $id) { messages { nodes { id } } } }',
    { id: ids[0] },
  );
  const messageId = known.ticket.messages.nodes[0].id;
  const { data } = await support.client.execute(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Ticket { subject } ... on TicketMessage { direction body } } }`,
    {
      representations: [
        { __typename: 'Ticket', id: ids[0] },
        { __typename: 'TicketMessage', id: messageId },
        { __typename: 'Ticket', id: 'T-1' },
      ],
    },
  );

  expect(data._entities).toEqual([
    { subject: 'Ticket 0' },
    { direction: 'INBOUND', body: 'The seam opened on the second ride.' },
    null,
  ]);
});
