import { randomUUID } from 'node:crypto';
import { type SupportUnderTest, agent, registerStaff, supportUnderTest } from './tickets';

let support: SupportUnderTest;
let staffId: string;
beforeAll(async () => {
  support = await supportUnderTest();
  staffId = await registerStaff(support.testDatabase, agent.id);
});
afterAll(() => support.testDatabase.drop());

const payloadFields = {
  ticketAssign: 'ticket',
  ticketResolve: 'ticket',
  ticketReopen: 'ticket',
  ticketNote: 'message',
} as const;

const ticketFields = `id status revision reopenCount resolvedAt assignee { id } resolvedBy { id }`;
const messageFields = `id direction author body sentAt staff { id }`;

async function run(mutation: keyof typeof payloadFields, input: Record<string, unknown>, viewer = agent) {
  const field = payloadFields[mutation];
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await support.client.execute(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      ${field} { ${field === 'ticket' ? ticketFields : messageFields} } userErrors { code message field } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    viewer,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
}

async function newTicket(): Promise<string> {
  return (await support.open()).ticket.id as string;
}

test('a ticket goes from hand to hand, is resolved by the viewer, and comes back', async () => {
  const ticketId = await newTicket();
  const assigned = await run('ticketAssign', { ticketId, staffId, expectedRevision: 1 });
  const freed = await run('ticketAssign', { ticketId, staffId: null, expectedRevision: 2 });
  const resolved = await run('ticketResolve', { ticketId, expectedRevision: 3 });
  const reopened = await run('ticketReopen', { ticketId });

  expect(assigned).toMatchObject({
    userErrors: [],
    ticket: { status: 'OPEN', revision: 2, assignee: { id: staffId } },
  });
  expect(freed.ticket).toMatchObject({ status: 'OPEN', revision: 3, assignee: null });
  expect(resolved.ticket).toMatchObject({
    status: 'RESOLVED',
    revision: 4,
    resolvedAt: expect.any(String),
    resolvedBy: { id: staffId },
  });
  expect(reopened.ticket).toMatchObject({
    status: 'OPEN',
    revision: 5,
    reopenCount: 1,
    resolvedAt: null,
    resolvedBy: null,
  });
});

test('assigning to whoever has it changes nothing', async () => {
  const ticketId = await newTicket();
  await run('ticketAssign', { ticketId, staffId, expectedRevision: 1 });
  const again = await run('ticketAssign', { ticketId, staffId: staffId.toUpperCase(), expectedRevision: 2 });

  expect(again).toMatchObject({ userErrors: [], ticket: { revision: 2, assignee: { id: staffId } } });
});

test('a stale revision is refused with both revisions, and nothing changes', async () => {
  const ticketId = await newTicket();
  await run('ticketNote', { ticketId, body: 'Asked the warehouse.' });
  const assign = await run('ticketAssign', { ticketId, staffId, expectedRevision: 1 });
  const resolve = await run('ticketResolve', { ticketId, expectedRevision: 3 });

  expect(assign).toEqual({
    ticket: null,
    userErrors: [
      {
        code: 'STALE_REVISION',
        message: 'expectedRevision was 1, the ticket is at revision 2',
        field: ['input', 'expectedRevision'],
      },
    ],
  });
  expect(resolve.userErrors).toMatchObject([{ code: 'STALE_REVISION' }]);
});

test('of ten agents who resolve the same revision at once, one does', async () => {
  const ticketId = await newTicket();
  const payloads = await Promise.all(
    Array.from({ length: 10 }, () => run('ticketResolve', { ticketId, expectedRevision: 1 })),
  );

  const codes = payloads.flatMap((payload) => payload.userErrors.map((error: { code: string }) => error.code));
  expect(payloads.filter((payload) => payload.ticket)).toHaveLength(1);
  expect(codes).toEqual(Array(9).fill('STALE_REVISION'));
});

test('a note is for colleagues, names its author and counts the revision up', async () => {
  const ticketId = await newTicket();
  const note = await run('ticketNote', { ticketId, body: ' Asked the warehouse. ' });
  const stranger = await run('ticketNote', { ticketId, body: 'Seen.' }, { ...agent, id: 'nobody-registered' });
  const { data } = await support.client.execute(
    `query ($id: ID!) { ticket(id: $id) { revision firstResponseAt messages { nodes { direction } } } }`,
    { id: ticketId },
  );

  expect(note).toMatchObject({
    userErrors: [],
    message: { direction: 'NOTE', author: agent.id, body: 'Asked the warehouse.', staff: { id: staffId } },
  });
  expect(stranger.message).toMatchObject({ author: 'nobody-registered', staff: null });
  expect(data.ticket).toEqual({
    revision: 3,
    firstResponseAt: null,
    messages: { nodes: [{ direction: 'INBOUND' }, { direction: 'NOTE' }, { direction: 'NOTE' }] },
  });
});

test('a note sent twice with one key is written once', async () => {
  const ticketId = await newTicket();
  const input = { ticketId, body: 'Once.', idempotencyKey: 'note once' };
  const first = await run('ticketNote', input);
  const second = await run('ticketNote', input);

  expect(second.message.id).toBe(first.message.id);
});

test.each(['NEW', 'OPEN', 'PENDING'])('a ticket that is %s cannot be reopened', async (status) => {
  const ticketId = await newTicket();
  await support.testDatabase.asOwner('UPDATE support.tickets SET status = $2 WHERE id = $1', [ticketId, status]);

  expect(await run('ticketReopen', { ticketId })).toEqual({
    ticket: null,
    userErrors: [
      {
        code: 'INVALID',
        message: `a ticket that is ${status} can't be reopened: it has not been resolved`,
        field: ['input', 'ticketId'],
      },
    ],
  });
});

test.each(['RESOLVED', 'CLOSED'])('a ticket that is %s cannot be assigned or resolved', async (status) => {
  const ticketId = await newTicket();
  await support.testDatabase.asOwner('UPDATE support.tickets SET status = $2 WHERE id = $1', [ticketId, status]);
  const assign = await run('ticketAssign', { ticketId, staffId, expectedRevision: 1 });
  const resolve = await run('ticketResolve', { ticketId, expectedRevision: 1 });

  for (const payload of [assign, resolve]) {
    expect(payload).toMatchObject({ ticket: null, userErrors: [{ code: 'INVALID' }] });
    expect(payload.userErrors[0].message).toContain(`a ticket that is ${status} can't be`);
  }
});

test('a closed ticket cannot be reopened, but can be written a note', async () => {
  const ticketId = await newTicket();
  await support.testDatabase.asOwner(`UPDATE support.tickets SET status = 'CLOSED' WHERE id = $1`, [ticketId]);

  expect((await run('ticketReopen', { ticketId })).userErrors).toMatchObject([{ code: 'INVALID' }]);
  expect((await run('ticketNote', { ticketId, body: 'Asked again.' })).userErrors).toEqual([]);
});

const nobody = '00000000-0000-7000-8000-000000000000';
test.each([
  ['ticketAssign', { ticketId: nobody, expectedRevision: 1 }, ['input', 'ticketId']],
  ['ticketAssign', { ticketId: 'T-1', expectedRevision: 1 }, ['input', 'ticketId']],
  ['ticketResolve', { ticketId: nobody, expectedRevision: 1 }, ['input', 'ticketId']],
  ['ticketReopen', { ticketId: "'; DROP TABLE support.tickets" }, ['input', 'ticketId']],
  ['ticketNote', { ticketId: nobody, body: 'x' }, ['input', 'ticketId']],
] as const)('%s of a ticket that is not there is refused: %j', async (mutation, input, field) => {
  expect((await run(mutation, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field }]);
});

test('refuses a member of staff whose id cannot be one, and a blank note', async () => {
  const ticketId = await newTicket();
  const assign = await run('ticketAssign', { ticketId, staffId: 'kim', expectedRevision: 1 });
  const note = await run('ticketNote', { ticketId, body: ' ' });

  expect(assign.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'staffId'] }]);
  expect(note).toMatchObject({ message: null, userErrors: [{ code: 'INVALID', field: ['input', 'body'] }] });
});

test.each(Object.keys(payloadFields) as (keyof typeof payloadFields)[])(
  '%s is refused to marketing',
  async (mutation) => {
    const ticketId = await newTicket();
    const extra = { ticketNote: { body: 'x' }, ticketReopen: {} }[mutation as string] ?? { expectedRevision: 1 };
    const viewer = { id: 'marketer', department: 'marketing', role: 'admin', scopes: [] };

    await expect(run(mutation, { ticketId, ...extra }, viewer)).rejects.toThrow('FORBIDDEN');
  },
);

test('a ticket is not given to somebody who does not work here', async () => {
  const ticketId = await newTicket();
  const stranger = '01a20000-0000-7000-8000-000000000000';

  const { ticket, userErrors } = await run('ticketAssign', { ticketId, staffId: stranger, expectedRevision: 1 });

  expect(ticket).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'staffId'] }]);
});
