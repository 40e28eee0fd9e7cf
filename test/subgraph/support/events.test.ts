import { randomUUID } from 'node:crypto';
import supportSubgraph from '../../../subgraphs/support/subgraph';
import { warnOfDue } from '../../../subgraphs/support/response/watcher';
import { kindOf } from '../../support/import';
import { testSettings } from '../../support/settings';
import { type SupportUnderTest, agent, registerStaff, supportUnderTest } from './tickets';

let support: SupportUnderTest;
beforeAll(async () => {
  support = await supportUnderTest();
});
afterAll(() => support.testDatabase.drop());

interface Published {
  type: string;
  subject: string | null;
  time: Date;
  data: Record<string, unknown>;
  timeline: { kind: string; summary: string } | null;
}

/** What a write published, in order. */
async function published(write: () => Promise<unknown>): Promise<Published[]> {
  const [last] = await support.testDatabase.asOwner<{ sequence: string }>(
    'SELECT coalesce(max(sequence), 0) AS sequence FROM support.outbox',
  );
  await write();
  return support.testDatabase.asOwner<Published>(
    'SELECT type, subject, "time", data, timeline FROM support.outbox WHERE sequence > $1 ORDER BY sequence',
    [last?.sequence],
  );
}

const typesOf = (events: readonly Published[]) => events.map(({ type }) => type.replace('support.', ''));

async function run(mutation: string, fields: string, input: Record<string, unknown>, viewer = agent) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await support.client.execute(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    viewer,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  expect(data[mutation].userErrors).toEqual([]);
  return data[mutation];
}

function importing(kind: string, rows: Record<string, string>[], activities?: Record<string, string[]>) {
  const imported = kindOf(supportSubgraph, kind);
  const parsed = rows.map((cells) => imported.row.parse({ system: 'desk', ...cells }));
  return support.client.database.transaction((transaction) =>
    imported.write(transaction, parsed, { defaultCountry: 'KR', ...(activities && { activities }) }),
  );
}

test('each step of a ticket says what it did, last of all the facts of its customer', async () => {
  const staffId = await registerStaff(support.testDatabase, agent.id);
  let ticket: { id: string; number: string; customer: { id: string } } | undefined;
  const opened = await published(async () => {
    ticket = (await support.open({ kind: 'COMPLAINT' })).ticket;
  });
  const { id, number, customer } = ticket!;
  const ticketId = id;
  let token = '';
  const claimed = await published(async () => {
    token = (await run('ticketClaim', 'claim { token }', { ticketId })).claim.token;
  });
  const replied = await published(() =>
    run('ticketReply', 'message { id }', { ticketId, claimToken: token, expectedRevision: 1, body: 'Sorry.' }),
  );
  const released = await published(() => run('ticketRelease', '', { ticketId, claimToken: token }));
  const assigned = await published(() => run('ticketAssign', '', { ticketId, staffId: null, expectedRevision: 2 }));
  const noted = await published(() => run('ticketNote', '', { ticketId, body: 'A regular.' }));
  const resolved = await published(() => run('ticketResolve', '', { ticketId, expectedRevision: 4 }));
  const scored = await published(() => run('csatRecord', '', { ticketId, score: 4 }));
  const again = await published(() => importing('csat', []));
  const reopened = await published(() => run('ticketReopen', '', { ticketId }));

  expect(typesOf(opened)).toEqual(['ticket.opened', 'facts']);
  expect(typesOf(claimed)).toEqual(['ticket.claimed']);
  expect(claimed[0]?.data).toMatchObject({ ticketId, number, agentId: staffId });
  expect(JSON.stringify(claimed)).not.toContain(token);
  expect(typesOf(replied)).toEqual(['ticket.answered', 'facts', 'message.added']);
  expect(released).toMatchObject([{ type: 'support.ticket.released', data: { agentId: staffId } }]);
  expect(typesOf(assigned)).toEqual(['ticket.changed', 'facts']);
  expect(typesOf(noted)).toEqual(['ticket.changed', 'facts', 'message.added']);
  expect(typesOf(resolved)).toEqual(['ticket.resolved', 'facts']);
  expect(typesOf(scored)).toEqual(['csat.recorded', 'facts']);
  expect(scored[0]?.timeline).toMatchObject({ kind: 'csat.recorded', summary: `${number} scored 4 of 5` });
  expect(scored[1]?.data).toMatchObject({ facts: { 'support.csat': { value: 4, weight: 1 } } });
  expect(again).toEqual([]);
  expect(typesOf(reopened)).toEqual(['ticket.reopened', 'facts']);
  const all = [opened, claimed, replied, released, assigned, noted, resolved, scored, reopened].flat();
  expect(all.map(({ subject }) => subject)).toEqual(all.map(() => customer.id));
});

test('a merge is told of both tickets, and the score goes with the case', async () => {
  const { ticket: source } = await support.open({ subject: 'Once' });
  const { ticket: target } = await support.open({ subject: 'Twice' });
  await run('csatRecord', '', { ticketId: source.id, score: 2 });

  const events = await published(() => run('ticketMerge', '', { sourceId: source.id, targetId: target.id }));
  const late = await run('csatRecord', 'ticket { id csatScore }', { ticketId: source.id, score: 5 });

  expect(typesOf(events)).toEqual(['ticket.merged', 'ticket.changed', 'facts']);
  expect(events[0]?.data).toMatchObject({ ticketId: source.id, mergedIntoId: target.id });
  expect(late.ticket).toEqual({ id: target.id, csatScore: 5 });
  const scores = await support.testDatabase.asOwner<{ id: string }>(
    'SELECT ticket_id AS id, score FROM support.csat_scores',
  );
  expect(scores).toContainEqual({ id: target.id, score: 5 });
  expect(scores.map(({ id }) => id)).not.toContain(source.id);
});

test('a log of events publishes what it tells of tickets, at the times of the log, and nothing the second time', async () => {
  const rows: Record<string, string>[] = [
    { ticketRef: 'L-1', externalRef: '1', activity: 'Created', at: '2012-03-05T00:00:00Z', email: 'log@example.com' },
    { ticketRef: 'L-1', externalRef: '2', activity: 'Answer', at: '2012-03-05T02:00:00Z' },
    { ticketRef: 'L-1', externalRef: '3', activity: 'Done', at: '2012-03-06T00:00:00Z' },
  ];
  const activities = { firstResponse: ['Answer'], resolved: ['Done'] };

  const first = await published(() => importing('ticket-events', rows.slice(0, 2), activities));
  const second = await published(() => importing('ticket-events', rows, activities));
  const third = await published(() => importing('ticket-events', rows, activities));

  expect(typesOf(first)).toEqual(['ticket.opened', 'ticket.answered', 'facts']);
  expect(first.map(({ time }) => time.toISOString()).slice(0, 2)).toEqual([
    '2012-03-05T00:00:00.000Z',
    '2012-03-05T02:00:00.000Z',
  ]);
  expect(first[2]?.data).toMatchObject({ facts: { 'support.openTicketCount': 1 } });
  expect(typesOf(second)).toEqual(['ticket.resolved', 'facts']);
  expect(second[1]?.data).toMatchObject({ facts: { 'support.openTicketCount': 0 } });
  expect(third).toEqual([]);
});

test('scores that are imported are told once each, the last of a ticket, and facts once for all', async () => {
  await importing('tickets', [
    { externalRef: 'S-1', email: 'score@example.com', subject: 'One' },
    { externalRef: 'S-2', email: 'score@example.com', subject: 'Two' },
  ]);
  const rows = [
    { ticketRef: 'S-1', score: '1' },
    { ticketRef: 'S-2', score: '3' },
    { ticketRef: 'nobody', score: '3' },
    { ticketRef: 'S-1', score: '4' },
  ];
  let outcomes: { outcome: string }[] = [];
  const events = await published(async () => {
    outcomes = await importing('csat', rows);
  });
  const again = await published(() => importing('csat', rows));

  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'created', 'failed', 'created']);
  expect(typesOf(events)).toEqual(['csat.recorded', 'csat.recorded', 'facts']);
  expect(events[2]?.data).toMatchObject({ facts: { 'support.csat': { value: 3.5, weight: 2 } } });
  expect(again).toEqual([]);
});

test('what is about no customer is told too', async () => {
  const answer = { question: 'When?', body: 'Tomorrow.', language: 'en' };
  const manager = { ...agent, role: 'manager' };

  const answered = await published(() => run('answerPublish', 'answer { id }', answer));
  const policy = await published(() => run('responsePolicySet', '', { questionMinutes: 60 }, manager));

  expect(typesOf([...answered, ...policy])).toEqual(['answer.published', 'response-policy.changed']);
  expect(answered[0]?.subject).toBeNull();
});

test('a chat goes on by the API, makes an answer stale, and who waits again is told of again before it is late', async () => {
  const manager = { ...agent, role: 'manager' };
  const allDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], opensAt: '00:00', closesAt: '24:00', questionMinutes: 60 };
  await run('responsePolicySet', '', allDay, manager);
  const { ticket } = await support.open({ channel: 'CHAT', subject: 'Chat' });
  const ticketId = ticket.id;
  const { token } = (await run('ticketClaim', 'claim { token }', { ticketId })).claim;
  const reply = (expectedRevision: number) => ({ ticketId, claimToken: token, expectedRevision, body: 'Soon.' });
  await run('ticketReply', 'message { id }', reply(1));
  const { database } = support.client;
  const due = async () => {
    const events = await published(() => warnOfDue({ database, settings: testSettings }));
    return events.filter(({ data }) => data['ticketId'] === ticketId).map(({ data }) => data['dueAt']);
  };
  const answeredInTime = await due();

  const input = { idempotencyKey: randomUUID(), ticketId, body: 'Are you there?' };
  const fields = 'ticket { id status revision channel } message { id direction author body } replayed';
  let received: Awaited<ReturnType<typeof run>>;
  const events = await published(async () => {
    received = await run('ticketMessageReceive', fields, input);
  });
  const again = await run('ticketMessageReceive', fields, input);
  const { data } = await support.client.execute(
    `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { message { id } userErrors { code } } }`,
    { input: { idempotencyKey: randomUUID(), ...reply(2) } },
  );
  const minutesAgo = (minutes: number) =>
    support.testDatabase.asOwner(
      `UPDATE support.ticket_messages SET sent_at = date_trunc('minute', now()) - make_interval(mins => $2)
        WHERE id = $1 RETURNING sent_at`,
      [received.message.id, minutes],
    );
  await support.testDatabase.asOwner(
    `UPDATE support.ticket_messages SET sent_at = now() - interval '2 hours' WHERE ticket_id = $1`,
    [ticketId],
  );
  await minutesAgo(20);
  const early = await due();
  const [row] = await minutesAgo(40);
  const told = [await due(), await due()];

  expect(received).toMatchObject({ ticket: { id: ticketId, status: 'OPEN', revision: 3, channel: 'CHAT' } });
  expect(received!.message).toMatchObject({ direction: 'INBOUND', author: 'customer', body: 'Are you there?' });
  expect(again).toMatchObject({ replayed: true, message: { id: received!.message.id }, ticket: { revision: 3 } });
  expect(typesOf(events)).toEqual(['ticket.changed', 'facts', 'message.added']);
  expect(data.ticketReply).toEqual({ message: null, userErrors: [{ code: 'STALE_REVISION' }] });
  expect([answeredInTime, early]).toEqual([[], []]);
  const sentAt = (row as { sent_at: Date }).sent_at;
  expect(told).toEqual([[new Date(sentAt.getTime() + 3_600_000).toISOString()], []]);
});

test('a message to a merged ticket goes on where that does, and one to a closed ticket is refused', async () => {
  const { ticket: source } = await support.open({ subject: 'First chat', channel: 'CHAT' });
  const { ticket: target } = await support.open({ subject: 'Second chat', channel: 'CHAT' });
  await run('ticketMerge', '', { sourceId: source.id, targetId: target.id });

  const { ticket } = await run('ticketMessageReceive', 'ticket { id }', { ticketId: source.id, body: 'Hello?' });
  await support.testDatabase.asOwner(`UPDATE support.tickets SET status = 'CLOSED' WHERE id = $1`, [target.id]);
  const { data } = await support.client.execute(
    `mutation ($id: ID!) { closed: ticketMessageReceive(input: { idempotencyKey: "c", ticketId: $id, body: "Hello?" }) { userErrors { code field } }
      nobody: ticketMessageReceive(input: { idempotencyKey: "n", ticketId: "T-1", body: "Hello?" }) { userErrors { code field } } }`,
    { id: source.id },
  );

  expect(ticket).toEqual({ id: target.id });
  expect(data).toEqual({
    closed: { userErrors: [{ code: 'INVALID', field: ['input', 'ticketId'] }] },
    nobody: { userErrors: [{ code: 'NOT_FOUND', field: ['input', 'ticketId'] }] },
  });
});
