import { randomUUID } from 'node:crypto';
import { type SupportUnderTest, supportUnderTest } from './tickets';

let support: SupportUnderTest;
beforeAll(async () => {
  support = await supportUnderTest();
});
afterAll(() => support.testDatabase.drop());

test('a thread is paged from the oldest message on, and back from the newest', async () => {
  const { ticket } = await support.open({ body: 'First' });
  for (const body of ['Second', 'Third', 'Fourth']) {
    await support.client.execute(
      'mutation ($input: TicketNoteInput!) { ticketNote(input: $input) { userErrors { code } } }',
      { input: { idempotencyKey: randomUUID(), ticketId: ticket.id, body } },
    );
  }
  const page = async (pageArguments: Record<string, unknown>) => {
    const { data } = await support.client.execute(
      `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { ticket(id: $id) {
        messages(first: $first, after: $after, last: $last, before: $before) {
          nodes { body } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
      { id: ticket.id, ...pageArguments },
    );
    return data.ticket.messages;
  };

  const first = await page({ first: 3 });
  const rest = await page({ first: 3, after: first.pageInfo.endCursor });
  const newest = await page({ last: 2 });
  const older = await page({ last: 2, before: newest.pageInfo.startCursor });

  const bodies = (one: { nodes: { body: string }[] }) => one.nodes.map(({ body }) => body);
  expect(bodies(first)).toEqual(['First', 'Second', 'Third']);
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  expect(bodies(rest)).toEqual(['Fourth']);
  expect(bodies(newest)).toEqual(['Third', 'Fourth']);
  expect(bodies(older)).toEqual(['First', 'Second']);
});

test('a cursor of tickets does not open a thread', async () => {
  const { ticket } = await support.open();
  const { data: list } = await support.client.execute('{ tickets(first: 1) { pageInfo { endCursor } } }');
  const { errors } = await support.client.execute(
    'query ($id: ID!, $after: String) { ticket(id: $id) { messages(after: $after) { nodes { id } } } }',
    { id: ticket.id, after: list.tickets.pageInfo.endCursor },
  );

  expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
});
