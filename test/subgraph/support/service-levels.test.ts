import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { ImportKind } from '../../../subgraphs/kit/import/kind';
import { runImport } from '../../../subgraphs/kit/import/runner';
import { csatToken, ticketOfToken } from '../../../subgraphs/support/csat/link';
import { csatImport } from '../../../subgraphs/support/csat/import';
import { ticketEventImport } from '../../../subgraphs/support/event/import';
import { warnOfDue } from '../../../subgraphs/support/response/watcher';
import { testSettings } from '../../support/settings';
import { type SupportUnderTest, agent, supportUnderTest } from './tickets';

let support: SupportUnderTest;
let folder: string;
beforeEach(async () => {
  support = await supportUnderTest();
  folder = await mkdtemp(join(tmpdir(), 'service-levels-'));
});
afterEach(async () => {
  await support.testDatabase.drop();
  await rm(folder, { recursive: true });
});

const manager = { ...agent, role: 'manager' };

async function load(kind: ImportKind, lines: string[], mapping: object) {
  const file = join(folder, 'log.csv');
  await writeFile(file, lines.join('\n'));
  return runImport(support.client.database, kind, {
    ...{ file, mapping: mapping as never, defaultCountry: null, timeZone: 'UTC', log: pino({ level: 'silent' }) },
  });
}

const log = [
  'ticket_id,activity,agent,at',
  'A,Created,,2012-03-05T00:00:00Z',
  'A,Take in charge,Ann,2012-03-05T02:00:00Z',
  'B,Created,,2012-03-06T00:00:00Z',
  'A,Resolve ticket,Ann,2012-03-05T10:00:00Z',
  'A,Closed,Ann,2012-03-05T10:00:00Z',
  'B,Resolve ticket,Bo,2012-03-07T00:00:00Z',
  'B,Take in charge,Bo,2012-03-06T04:00:00Z',
  'B,Wait,Bo,2012-03-07T12:00:00Z',
  'B,Closed,Bo,2012-03-08T00:00:00Z',
  'C,Created,,2012-03-31T23:30:00Z',
];
const eventMap = {
  columns: { ticket_id: 'ticketRef', activity: 'activity', agent: 'agent', at: 'at' },
  activities: { firstResponse: ['Take in charge'], resolved: ['Resolve ticket', 'Closed'] },
};

const levels = `query ($period: String!) { serviceLevels(period: $period) { period
  timeToFirstResponse { value unit sampleSize quality } timeToFirstResponseMedian { value }
  timeToResolution { value } timeToResolutionMedian { value } withinTarget { value sampleSize } missedReplies
  doubleRepliesPrevented reopenRate { value sampleSize } csat { value sampleSize quality } csatResponseRate { value } } }`;

async function levelsOf(period: string) {
  const { data, errors } = await support.client.execute(levels, { period });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.serviceLevels;
}

test('a log of events gives the service levels of its tickets, and a second import changes nothing', async () => {
  const first = await load(ticketEventImport, log, eventMap);
  await support.testDatabase.asOwner('DELETE FROM support.import_run');
  const second = await load(ticketEventImport, log, eventMap);
  await load(csatImport, ['ticket,score', 'A,5'], { columns: { ticket: 'ticketRef', score: 'score' } });

  expect(first).toMatchObject({ rows: 10, created: 10, failed: 0 });
  expect(second).toMatchObject({ rows: 10, unchanged: 10 });
  // In Seoul, ticket C was opened on 1 April.
  expect(await levelsOf('2012-03')).toEqual({
    period: '2012-03',
    timeToFirstResponse: { value: 3, unit: 'hours', sampleSize: 2, quality: 'GOOD' },
    timeToFirstResponseMedian: { value: 3 },
    timeToResolution: { value: 29 },
    timeToResolutionMedian: { value: 29 },
    withinTarget: { value: 1, sampleSize: 2 },
    missedReplies: 0,
    doubleRepliesPrevented: 0,
    reopenRate: { value: 0.5, sampleSize: 2 },
    csat: { value: 5, sampleSize: 1, quality: 'GOOD' },
    csatResponseRate: { value: 0.5 },
  });
  expect(await levelsOf('2012-Q2')).toMatchObject({
    timeToFirstResponse: { value: null, quality: 'INSUFFICIENT' },
    missedReplies: 1,
    withinTarget: { value: 0, sampleSize: 1 },
  });
  expect((await levelsOf('2012-03-06/2012-03-06')).timeToFirstResponse).toMatchObject({ value: 4, sampleSize: 1 });
});

test('an activity the kind does not know is refused before anything is written', async () => {
  const mapping = { ...eventMap, activities: { solved: ['x'] } };

  await expect(load(ticketEventImport, log, mapping)).rejects.toThrow('activities: ticket-events know no "solved"');
});

test('who waits too long is found, told once before it is due, and counts as overdue', async () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const set = `mutation ($input: ResponsePolicySetInput!) { responsePolicySet(input: $input) { policy { questionMinutes weekdays }
    userErrors { code field } } }`;
  const allDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], opensAt: '00:00', closesAt: '24:00', questionMinutes: 60 };
  const refused = await support.client.execute(set, { input: { idempotencyKey: 'no', opensAt: '19:00' } }, manager);
  const { data } = await support.client.execute(set, { input: { idempotencyKey: 'yes', ...allDay } }, manager);
  const late = (await support.open({ createdAt: hoursAgo(3), subject: 'Late' })).ticket;
  const soon = (await support.open({ createdAt: hoursAgo(0.75), subject: 'Soon' })).ticket;
  await support.open({ subject: 'New' });

  const { database } = support.client;
  const warned = [
    await warnOfDue({ database, settings: testSettings }),
    await warnOfDue({ database, settings: testSettings }),
  ];
  const found = await support.client.execute(
    `{ unanswered(olderThanMinutes: 30, first: 10) { nodes { id firstResponseDueAt } }
      overdue: tickets(filter: { overdue: { eq: true } }) { nodes { id } }
      others: tickets(filter: { not: { overdue: { eq: true } } }) { totalCount } }`,
  );
  const events = await support.testDatabase.asOwner<{ ticket: string }>(
    `SELECT data->>'ticketId' AS ticket FROM support.outbox WHERE type = 'support.ticket.answer-due' ORDER BY sequence`,
  );

  expect(refused.data.responsePolicySet.userErrors).toEqual([{ code: 'INVALID', field: ['input', 'closesAt'] }]);
  expect(data.responsePolicySet.policy).toEqual({ questionMinutes: 60, weekdays: [1, 2, 3, 4, 5, 6, 7] });
  expect(warned).toEqual([2, 0]);
  expect(events.map(({ ticket }) => ticket).sort()).toEqual([late.id, soon.id].sort());
  expect(found.data.unanswered.nodes.map(({ id }: { id: string }) => id)).toEqual([late.id, soon.id]);
  expect(found.data.unanswered.nodes[0].firstResponseDueAt).toBe(
    new Date(Date.parse(late.createdAt) + 3_600_000).toISOString(),
  );
  expect(found.data.overdue.nodes).toEqual([{ id: late.id }]);
  expect(found.data.others.totalCount).toBe(2);
});

test('a score is recorded, replaced, and part of what the customer’s facet says', async () => {
  const { ticket } = await support.open();
  const record = `mutation ($input: CsatRecordInput!) { csatRecord(input: $input) { ticket { csatScore } userErrors { code } } }`;
  const run = (score: number, ticketId = ticket.id) =>
    support.client.execute(record, { input: { idempotencyKey: randomUUID(), ticketId, score } });

  await run(2);
  const second = await run(4);
  const tooHigh = await run(6);
  const nobody = await run(3, randomUUID());
  const facet = await support.client.execute(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { support { csat { value sampleSize } csatResponseRate { value quality }
      serviceLevels { timeToFirstResponse { value quality } reopenRate { value } csat { value } } } } } }`,
    { of: [{ __typename: 'Customer', id: ticket.customer.id }] },
  );

  expect(second.data.csatRecord).toEqual({ ticket: { csatScore: 4 }, userErrors: [] });
  expect(tooHigh.data.csatRecord.userErrors).toEqual([{ code: 'INVALID' }]);
  expect(nobody.data.csatRecord.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
  expect(facet.data._entities[0].support).toEqual({
    csat: { value: 4, sampleSize: 1 },
    // It was scored, but nobody resolved it.
    csatResponseRate: { value: null, quality: 'INSUFFICIENT' },
    serviceLevels: {
      timeToFirstResponse: { value: null, quality: 'INSUFFICIENT' },
      reopenRate: { value: null },
      csat: { value: 4 },
    },
  });
});

test('a resolved ticket asks its customer by a link that only we can make', async () => {
  const { ticket } = await support.open();
  const { data } = await support.client.execute(
    `mutation ($input: TicketResolveInput!) { ticketResolve(input: $input) { userErrors { code } } }`,
    { input: { idempotencyKey: '1', ticketId: ticket.id, expectedRevision: 1 } },
  );

  const [mail] = await support.testDatabase.asOwner<{ content: { text: string; headers: object; to: object } }>(
    'SELECT content FROM support.outgoing_mail',
  );
  const token = /\/csat\/(\S+)/.exec(mail?.content.text ?? '')?.[1] ?? '';
  expect(data.ticketResolve.userErrors).toEqual([]);
  expect(mail?.content).toMatchObject({
    to: { address: 'mina@example.com' },
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  expect(ticketOfToken(token, testSettings.linkSecret)).toBe(ticket.id);
  expect(ticketOfToken(csatToken(ticket.id, 'another secret'), testSettings.linkSecret)).toBeNull();
  expect(ticketOfToken(`${ticket.id}.`, testSettings.linkSecret)).toBeNull();
});
