import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { MailSender } from '../../../subgraphs/kit/mail/sender';
import { mailTransport } from '../../../subgraphs/kit/mail/transport';
import { type MailServer, startMailServer } from '../../support/mail-server';
import { testSettings } from '../../support/settings';
import { type SupportUnderTest, agent, registerStaff, supportUnderTest } from './tickets';

const manager = { ...agent, id: 'lead-1', role: 'manager' };

let support: SupportUnderTest;
let mailServer: MailServer;
let leadId: string;
beforeAll(async () => {
  support = await supportUnderTest();
  mailServer = await startMailServer();
  leadId = await registerStaff(support.testDatabase, manager.id);
});
afterAll(async () => {
  await mailServer.close();
  await support.testDatabase.drop();
});

const send = () =>
  new MailSender({
    database: support.client.database,
    transport: mailTransport({ ...testSettings, smtpUrl: mailServer.url }),
    mailFrom: testSettings.mailFrom,
    log: pino({ level: 'silent' }),
  }).sendDue();

async function run(mutation: string, fields: string, input: Record<string, unknown>, viewer = agent) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  return support.client.execute(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code field } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    viewer,
  );
}

/** Answers a new ticket so that nobody knows whether the mail went out. */
async function inDoubt(subject: string): Promise<{ ticketId: string; mailId: string }> {
  const { ticket } = await support.open({ subject });
  const { data: claimed } = await run('ticketClaim', 'claim { token }', { ticketId: ticket.id });
  const reply = {
    ticketId: ticket.id,
    claimToken: claimed.ticketClaim.claim.token,
    expectedRevision: 1,
    body: 'Soon.',
  };
  const { data } = await run('ticketReply', 'message { id }', reply);
  mailServer.breakAfterTaking();
  await send();
  mailServer.refuseWith(null);
  return { ticketId: ticket.id, mailId: data.ticketReply.message.id };
}

const listQuery = `{ mailsInDoubt { id messageId to subject problem since ticket { id } customer { id } } }`;
const doubtful = async () => (await support.client.execute(listQuery, {}, manager)).data.mailsInDoubt;

const settle = (mailId: string, settlement: string, viewer = manager) =>
  run(
    'mailSettle',
    'delivery { state sentAt } ticket { id messages { nodes { direction author body staff { id } } } }',
    {
      ...{ mailId, settlement },
    },
    viewer,
  );

test('a mail in doubt is shown to managers, sent again on their word, and the thread says who decided', async () => {
  const { ticketId, mailId } = await inDoubt('Again');
  const shown = await doubtful();
  const asAgent = await support.client.execute(listQuery);
  const before = mailServer.received.length;
  const { data } = await settle(mailId, 'RESEND');
  await send();
  const twice = await settle(mailId, 'RESEND');

  expect(shown).toMatchObject([{ id: mailId, to: 'mina@example.com', ticket: { id: ticketId }, customer: {} }]);
  expect(shown[0].subject).toContain('Again');
  expect(asAgent.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(data.mailSettle).toMatchObject({ userErrors: [], delivery: { state: 'QUEUED' }, ticket: { id: ticketId } });
  const note = data.mailSettle.ticket.messages.nodes.at(-1);
  expect(note).toMatchObject({ direction: 'NOTE', author: manager.id, staff: { id: leadId } });
  expect(note.body).toMatch(/was in doubt and is sent again\.$/);
  const sent = mailServer.received.slice(before);
  expect(sent.map(({ messageId }) => messageId)).toEqual([shown[0].messageId]);
  expect(twice.data.mailSettle.userErrors).toEqual([{ code: 'CONFLICT', field: ['input', 'mailId'] }]);
  expect(await doubtful()).toEqual([]);
});

test('a mail that has arrived is not sent again, and counts as sent when it was handed over', async () => {
  const { mailId } = await inDoubt('Arrived');
  const [{ since }] = await doubtful();
  const before = mailServer.received.length;

  const { data } = await settle(mailId, 'ARRIVED');
  await send();

  expect(data.mailSettle.delivery).toEqual({ state: 'SENT', sentAt: since });
  expect(mailServer.received).toHaveLength(before);
  const [row] = await support.testDatabase.asOwner('SELECT content FROM support.outgoing_mail WHERE id = $1', [mailId]);
  expect(row).toEqual({ content: null });
});

test('of two who decide at once one does; what nobody has cannot be settled', async () => {
  const { mailId } = await inDoubt('At once');

  const both = await Promise.all([settle(mailId, 'ARRIVED'), settle(mailId, 'RESEND')]);
  const nobody = await settle(randomUUID(), 'RESEND');
  const asAgent = await settle(mailId, 'RESEND', agent);

  const codes = both.map(({ data }) => data.mailSettle.userErrors[0]?.code ?? 'settled');
  expect(codes.sort()).toEqual(['CONFLICT', 'settled']);
  expect(nobody.data.mailSettle.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(asAgent.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
