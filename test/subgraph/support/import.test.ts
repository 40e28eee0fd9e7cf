import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import supportSubgraph from '../../../subgraphs/support/subgraph';
import { kindOf } from '../../support/import';
import { type SupportUnderTest, supportUnderTest } from './tickets';

let support: SupportUnderTest;
let staffId: string;
beforeAll(async () => {
  support = await supportUnderTest();
  staffId = randomUUID();
  await support.testDatabase.asOwner(
    `INSERT INTO customer.staff (id, name, department) VALUES ($1, 'Ji-ho Han', 'support')`,
    [staffId],
  );
  await support.testDatabase.asOwner(
    `INSERT INTO customer.staff_external_refs (staff_id, external_system, external_value) VALUES ($1, 'desk', 'A7')`,
    [staffId],
  );
});
afterAll(() => support.testDatabase.drop());

const kind = kindOf(supportSubgraph, 'tickets');

/** Writes cells as the import engine does: parsed by the kind's row schema, in one transaction. */
async function importRows(rows: Record<string, string>[]) {
  const parsed = rows.map((row) => kind.row.parse({ system: 'desk', ...row }));
  const outcomes = await support.client.database.transaction((transaction) =>
    kind.write(transaction, parsed, { defaultCountry: 'KR' }),
  );
  return outcomes.map((one) =>
    one.outcome === 'failed' ? { ...one.refusal, message: one.refusal.message } : { ...one },
  );
}

const history = (overrides: Record<string, string> = {}) => ({
  externalRef: 'H-1',
  number: '2026-0001',
  email: 'history@example.com',
  subject: '배송 문의',
  body: '언제 오나요?',
  kind: 'question',
  channel: 'E-Mail'.replace('-', ''),
  status: 'closed',
  createdAt: '2026-03-01T00:00:00Z',
  firstResponseAt: '2026-03-01T02:00:00Z',
  resolvedAt: '2026-03-02T00:00:00Z',
  resolvedByRef: 'A7',
  assigneeRef: 'A7',
  replyBody: '내일 도착합니다.',
  ...overrides,
});

const ticket = async (value: string) => {
  const { data, errors } = await support.client.execute(
    `query ($ref: ExternalRefInput!) { ticketByExternalRef(ref: $ref) {
      id number subject kind channel status revision createdAt firstResponseAt resolvedAt reopenCount assignee { id }
      resolvedBy { id } customer { id } messages { nodes { direction author body sentAt staff { id } } } } }`,
    { ref: { system: 'desk', value } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.ticketByExternalRef;
};

test('history comes in with its number, its times, its people and its answer', async () => {
  expect(await importRows([history()])).toMatchObject([{ outcome: 'created' }]);
  expect(await ticket('H-1')).toMatchObject({
    number: '2026-0001',
    subject: '배송 문의',
    kind: 'QUESTION',
    channel: 'EMAIL',
    status: 'CLOSED',
    revision: 1,
    createdAt: '2026-03-01T00:00:00.000Z',
    firstResponseAt: '2026-03-01T02:00:00.000Z',
    resolvedAt: '2026-03-02T00:00:00.000Z',
    assignee: { id: staffId },
    resolvedBy: { id: staffId },
    customer: { id: expect.any(String) },
    messages: {
      nodes: [
        { direction: 'INBOUND', author: 'customer', body: '언제 오나요?', staff: null },
        {
          direction: 'OUTBOUND',
          author: 'staff',
          body: '내일 도착합니다.',
          sentAt: '2026-03-01T02:00:00.000Z',
          staff: { id: staffId },
        },
      ],
    },
  });
});

test('the second import of the same row changes nothing', async () => {
  const row = history({ externalRef: 'H-2', number: '2026-0002' });
  await importRows([row]);
  const before = await ticket('H-2');

  expect(await importRows([row])).toMatchObject([{ outcome: 'unchanged', id: before.id }]);
  expect(await ticket('H-2')).toEqual(before);
});

test.each([
  ['a subject', { subject: '배송 지연' }],
  ['a message', { body: '아직도 안 왔어요.' }],
  ['an answer', { replyBody: '오늘 도착합니다.' }],
])('a row with another %s updates the ticket and counts its revision up', async (name, change) => {
  const externalRef = `H-3 ${name}`;
  const row = history({ externalRef, number: externalRef });
  await importRows([row]);

  expect(await importRows([{ ...row, ...change }])).toMatchObject([{ outcome: 'updated' }]);
  expect(await ticket(externalRef)).toMatchObject({ revision: 2, messages: { nodes: [{}, {}] } });
});

test('what a row does not say stays as it is', async () => {
  await importRows([history({ externalRef: 'H-4', number: '2026-0004' })]);
  const before = await ticket('H-4');

  expect(await importRows([{ externalRef: 'H-4' }])).toMatchObject([{ outcome: 'unchanged' }]);
  expect(await ticket('H-4')).toEqual(before);
});

test('one ref twice in one batch is one ticket, the later row on top', async () => {
  const outcomes = await importRows([
    { externalRef: 'H-5', subject: 'First' },
    { externalRef: 'H-5', subject: 'Second' },
    { externalRef: 'H-5', subject: 'Second' },
  ]);

  expect(outcomes).toMatchObject([{ outcome: 'created' }, { outcome: 'updated' }, { outcome: 'unchanged' }]);
  expect(await ticket('H-5')).toMatchObject({ subject: 'Second', revision: 2 });
});

test('history without a person has no customer, and gets one when a later row names it', async () => {
  await importRows([{ externalRef: 'H-6', subject: 'Anonymous review', channel: 'REVIEW' }]);
  const before = await ticket('H-6');
  await importRows([{ externalRef: 'H-6', phone: '010-2345-6789', displayName: '이도윤' }]);
  const after = await ticket('H-6');

  expect(before).toMatchObject({ customer: null, status: 'NEW', messages: { nodes: [] } });
  expect(after).toMatchObject({ customer: { id: expect.any(String) }, revision: 2 });
});

test.each([
  ['RESOLVED when it was resolved', { resolvedAt: '2026-03-02T00:00:00Z' }, 'RESOLVED'],
  ['PENDING when it was answered', { firstResponseAt: '2026-03-02T00:00:00Z' }, 'PENDING'],
  ['OPEN when somebody has it', { assigneeRef: 'A7' }, 'OPEN'],
  ['NEW otherwise', {}, 'NEW'],
])('a status that is not given is %s', async (_name, cells, status) => {
  const externalRef = `status ${status}`;
  await importRows([{ externalRef, createdAt: '2026-03-01T00:00:00Z' }]);
  await importRows([{ externalRef, createdAt: '2026-03-01T00:00:00Z', ...cells }]);

  expect(await ticket(externalRef)).toMatchObject({ status });
});

test('a ticket that the source opens again loses its resolution and counts it', async () => {
  await importRows([history({ externalRef: 'H-7', number: '2026-0007' })]);
  await importRows([{ externalRef: 'H-7', status: 'OPEN' }]);

  expect(await ticket('H-7')).toMatchObject({ status: 'OPEN', resolvedAt: null, resolvedBy: null, reopenCount: 1 });
});

test('our own numbers step over imported ones', async () => {
  const { ticket: opened } = await support.open();
  const next = [1, 2, 3].map((step) => `T-${Number(opened.number.slice(2)) + step}`);
  await importRows(next.map((number) => ({ externalRef: `own ${number}`, number })));
  const after = await support.open();

  expect(after.ticket.number).toBe(`T-${Number(opened.number.slice(2)) + 4}`);
});

describe('a bad row', () => {
  beforeAll(() => importRows([history({ externalRef: 'taken', number: 'N-1' })]));

  test.each([
    ['with the number of another ticket', { number: 'N-1' }, 'CONFLICT', 'number'],
    ['with another number than before', { externalRef: 'taken', number: 'N-2' }, 'CONFLICT', 'number'],
    ['with an assignee nobody knows', { assigneeRef: 'B9' }, 'NOT_FOUND', 'assigneeRef'],
    ['with a resolver nobody knows', { resolvedByRef: 'B9' }, 'NOT_FOUND', 'resolvedByRef'],
    ['answered before it came', { firstResponseAt: '2026-02-28T00:00:00Z' }, 'INVALID', 'firstResponseAt'],
    ['resolved but open', { status: 'PENDING' }, 'INVALID', 'resolvedAt'],
    ['with an e-mail that is none', { email: 'nobody' }, 'INVALID', 'email'],
    ['with a phone that is none', { phone: '12345' }, 'INVALID', 'phone'],
  ])('%s fails alone and leaves no customer behind', async (name, cells, code, field) => {
    const good = { externalRef: `good beside ${name}`, subject: 'Fine' };
    const bad = history({ externalRef: `bad ${name}`, number: `bad ${name}`, ...cells });
    if (!('email' in cells)) bad.email = `ghost-of-${field}@example.com`;
    const outcomes = await importRows([bad, good]);
    const customers = await support.testDatabase.asOwner('SELECT FROM identity.identifier WHERE key = $1', [bad.email]);

    expect(outcomes).toMatchObject([{ code, field: [field] }, { outcome: 'created' }]);
    expect(customers).toEqual([]);
  });

  test('is refused before that when a cell is not of its type', () => {
    const row = kind?.row as z.ZodType;
    const faults = (cells: Record<string, string>) =>
      row.safeParse({ system: 'desk', externalRef: '1', ...cells }).error?.issues.map((issue) => issue.path[0]);

    expect(
      faults({ createdAt: 'yesterday', status: 'MERGED', kind: 'rant', body: 'x'.repeat(100_001) })?.sort(),
    ).toEqual(['body', 'createdAt', 'kind', 'status']);
    expect(row.safeParse({ system: 'desk' }).error?.issues[0]?.path).toEqual(['externalRef']);
  });
});

test('two imports of the same 250 tickets at once make 250 tickets', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => ({
    externalRef: `bulk ${index}`,
    email: `bulk-${index % 100}@example.com`,
    subject: `Bulk ${index}`,
    body: 'Text',
  }));
  const outcomes = await Promise.all([importRows(rows), importRows([...rows].reverse())]);

  const counted = Map.groupBy(outcomes.flat(), (one) => ('outcome' in one ? one.outcome : one.code));
  expect(counted.get('created')).toHaveLength(250);
  expect(counted.get('unchanged')).toHaveLength(250);
});
