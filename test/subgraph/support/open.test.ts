import { type SupportUnderTest, opening, openMutation, supportUnderTest } from './tickets';

let support: SupportUnderTest;
beforeAll(async () => {
  support = await supportUnderTest();
});
afterAll(() => support.testDatabase.drop());

const counts = () =>
  support.testDatabase.asOwner(
    `SELECT (SELECT count(*)::int FROM support.tickets) AS tickets,
      (SELECT count(*)::int FROM support.ticket_messages) AS messages,
      (SELECT count(*)::int FROM identity.customer) AS customers`,
  );

test("a stranger's question makes the customer, the ticket and its first message", async () => {
  const payload = await support.open({ createdAt: '2026-11-02T09:00:00+09:00' });

  expect(payload).toMatchObject({
    customerCreated: true,
    replayed: false,
    userErrors: [],
    ticket: {
      number: expect.stringMatching(/^T-1\d{5}$/),
      externalRef: null,
      subject: 'Gloves fell apart',
      kind: 'QUESTION',
      channel: 'WEB',
      status: 'NEW',
      revision: 1,
      createdAt: '2026-11-02T00:00:00.000Z',
      firstResponseAt: null,
      resolvedAt: null,
      resolvedBy: null,
      assignee: null,
      reopenCount: 0,
      messages: {
        nodes: [
          {
            direction: 'INBOUND',
            author: 'customer',
            body: 'The seam opened on the second ride.',
            sentAt: '2026-11-02T00:00:00.000Z',
            staff: null,
          },
        ],
      },
    },
  });
});

test('the next ticket of the same person is another ticket of the same customer', async () => {
  const first = await support.open();
  const second = await support.open({
    customer: { identifiers: [{ kind: 'EMAIL', value: ' MINA@example.com' }] },
    kind: 'COMPLAINT',
    channel: 'REVIEW',
  });

  expect(second).toMatchObject({ customerCreated: false, ticket: { kind: 'COMPLAINT', channel: 'REVIEW' } });
  expect(second.ticket.customer).toEqual(first.ticket.customer);
  expect(second.ticket.number).not.toBe(first.ticket.number);
});

test('the same key answers the same ticket again, and refuses another input', async () => {
  const first = await support.open({ idempotencyKey: 'twice' });
  const again = await support.open({ idempotencyKey: 'twice' });
  const other = await support.open({ idempotencyKey: 'twice', subject: 'Something else' });

  expect(again).toMatchObject({ replayed: true, customerCreated: first.customerCreated, userErrors: [] });
  expect(again.ticket.id).toBe(first.ticket.id);
  expect(other).toMatchObject({
    ticket: null,
    customerCreated: null,
    userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'idempotencyKey'] }],
  });
});

test('the same external ref answers the same ticket: unchanged, or brought up to date', async () => {
  const externalRef = { system: 'helpdesk', value: '4711' };
  const first = await support.open({ externalRef, createdAt: '2026-11-02T00:00:00Z' });
  const same = await support.open({ externalRef });
  const changed = await support.open({ externalRef, subject: 'Both gloves fell apart', body: 'The left one too.' });

  expect(same.ticket).toEqual({ ...first.ticket, externalRef });
  expect(changed.ticket).toMatchObject({
    id: first.ticket.id,
    number: first.ticket.number,
    createdAt: '2026-11-02T00:00:00.000Z',
    subject: 'Both gloves fell apart',
    revision: 2,
    messages: { nodes: [{ body: 'The left one too.', sentAt: '2026-11-02T00:00:00.000Z' }] },
  });
});

test('a known external ref keeps its customer', async () => {
  const externalRef = { system: 'helpdesk', value: 'keeps' };
  const first = await support.open({ externalRef });
  const second = await support.open({
    externalRef,
    customer: { identifiers: [{ kind: 'EMAIL', value: 'somebody.else@example.com' }] },
  });

  expect(second.ticket).toMatchObject({ id: first.ticket.id, customer: first.ticket.customer, revision: 1 });
});

test('twenty writers of one external ref at once make one ticket', async () => {
  const externalRef = { system: 'helpdesk', value: 'at once' };
  const payloads = await Promise.all(Array.from({ length: 20 }, () => support.open({ externalRef })));

  expect(payloads.flatMap((payload) => payload.userErrors)).toEqual([]);
  expect(new Set(payloads.map((payload) => payload.ticket.id)).size).toBe(1);
  expect(payloads.every((payload) => payload.ticket.messages.nodes.length === 1)).toBe(true);
});

test.each([
  ['a blank subject', { subject: ' ' }, 'INVALID', ['input', 'subject']],
  ['a subject over 500 characters', { subject: 'x'.repeat(501) }, 'INVALID', ['input', 'subject']],
  ['a blank body', { body: '\n' }, 'INVALID', ['input', 'body']],
  ['a body over 100,000 characters', { body: 'x'.repeat(100_001) }, 'INVALID', ['input', 'body']],
  ['a body with NUL', { body: 'a\u0000' }, 'INVALID', ['input', 'body']],
  [
    'a ref without a system',
    { externalRef: { system: '', value: '1' } },
    'INVALID',
    ['input', 'externalRef', 'system'],
  ],
  ['a customer without identifiers', { customer: {} }, 'INVALID', ['input', 'customer', 'id']],
  [
    'a customer nobody has met',
    { customer: { id: '00000000-0000-7000-8000-000000000000' } },
    'NOT_FOUND',
    ['input', 'customer', 'id'],
  ],
])('refuses %s and writes nothing', async (_name, overrides, code, field) => {
  const before = await counts();
  const payload = await support.open({
    customer: { identifiers: [{ kind: 'EMAIL', value: 'ghost@example.com' }] },
    ...overrides,
  });

  expect(payload).toMatchObject({ ticket: null, userErrors: [{ code, field }] });
  expect(await counts()).toEqual(before);
});

test('keeps the longest texts that are allowed', async () => {
  const payload = await support.open({ subject: 'x'.repeat(500), body: '가'.repeat(100_000) });

  expect(payload.userErrors).toEqual([]);
  expect(payload.ticket.messages.nodes[0].body).toHaveLength(100_000);
});

test('other departments may not open tickets', async () => {
  const before = await counts();
  const viewer = { id: 'seller-1', department: 'sales', role: 'manager', scopes: [] };
  const { data, errors } = await support.client.execute(openMutation, { input: opening() }, viewer);

  expect(data?.ticketOpen).toBeNull();
  expect(errors).toMatchObject([{ path: ['ticketOpen'], extensions: { code: 'FORBIDDEN' } }]);
  expect(await counts()).toEqual(before);
});
