import { readFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { queueMails } from '../../../subgraphs/kit/mail/outgoing-mail';
import { MailSender } from '../../../subgraphs/kit/mail/sender';
import { type MailTransport, mailTransport } from '../../../subgraphs/kit/mail/transport';
import { type MailServer, startMailServer } from '../../support/mail-server';
import { testSettings } from '../../support/settings';
import { type SupportUnderTest, supportUnderTest } from './tickets';

let support: SupportUnderTest;
let mailServer: MailServer;
beforeEach(async () => {
  support = await supportUnderTest();
  mailServer = await startMailServer();
});
afterEach(async () => {
  await mailServer.close();
  await support.testDatabase.drop();
});

const senderOver = (transport: MailTransport) =>
  new MailSender({
    database: support.client.database,
    transport,
    mailFrom: testSettings.mailFrom,
    log: pino({ level: 'silent' }),
  });
const senderTo = (settings: Partial<typeof testSettings>) =>
  senderOver(mailTransport({ ...testSettings, ...settings }));

/** A sender that stops at a point until it is told to go on, as a process does that is killed or starved there. */
function stallingSender(point: 'before it hands over' | 'before it says how it went') {
  const transport = mailTransport({ ...testSettings, smtpUrl: mailServer.url });
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const stall = () => {
    reached.resolve();
    return goOn.promise;
  };
  const stalling: MailTransport = {
    ...transport,
    send: async (mail, begin) => {
      if (point === 'before it hands over') await stall();
      await transport.send(mail, begin);
      if (point === 'before it says how it went') await stall();
    },
  };
  return { sending: senderOver(stalling).sendDue(), reached: reached.promise, goOn: () => goOn.resolve() };
}

async function queue(): Promise<string> {
  const id = uuid();
  await support.client.database.transaction((transaction) =>
    queueMails(transaction, 'support', [
      {
        id,
        customerId: null,
        messageId: `<${id}@example.com>`,
        content: {
          to: { address: 'mina@example.com', name: null },
          subject: 'Re: 장갑 [T-1]',
          text: '안녕하세요.\n\n김',
          inReplyTo: '<first@mina.example>',
          references: ['<first@mina.example>'],
        },
      },
    ]),
  );
  return id;
}

const rowOf = async (id: string) =>
  (
    await support.testDatabase.asOwner('SELECT state, attempts, content FROM support.outgoing_mail WHERE id = $1', [id])
  )[0];
const makeDue = () => support.testDatabase.asOwner("UPDATE support.outgoing_mail SET due_at = now() - interval '1 s'");

test('a mail goes out once with the headers of its thread, and what it said is not kept', async () => {
  const id = await queue();
  const sender = senderTo({ smtpUrl: mailServer.url });

  await Promise.all([sender.sendDue(), senderTo({ smtpUrl: mailServer.url }).sendDue()]);
  await sender.sendDue();

  const [mail, ...others] = mailServer.received;
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    messageId: `<${id}@example.com>`,
    inReplyTo: '<first@mina.example>',
    references: '<first@mina.example>',
    subject: 'Re: 장갑 [T-1]',
  });
  expect(mail?.text?.trim()).toBe('안녕하세요.\n\n김');
  expect(await rowOf(id)).toEqual({ state: 'SENT', attempts: 1, content: null });
});

test('what the mail server can not take now is tried again later, what it refuses for good is not', async () => {
  mailServer.refuseWith(451);
  const id = await queue();
  const sender = senderTo({ smtpUrl: mailServer.url });

  await sender.sendDue();
  const later = await rowOf(id);
  await sender.sendDue();
  const notYet = await rowOf(id);
  mailServer.refuseWith(554);
  await makeDue();
  await sender.sendDue();

  expect(later).toMatchObject({ state: 'QUEUED', attempts: 1 });
  expect(notYet).toMatchObject({ state: 'QUEUED', attempts: 1 });
  expect(await rowOf(id)).toMatchObject({ state: 'FAILED', attempts: 2 });
});

test('a mail whose connection broke after it was taken is in doubt and stays so', async () => {
  mailServer.breakAfterTaking();
  const id = await queue();
  const sender = senderTo({ smtpUrl: mailServer.url });

  await sender.sendDue();
  await makeDue();
  await sender.sendDue();

  expect(mailServer.received).toHaveLength(1);
  expect(await rowOf(id)).toMatchObject({ state: 'IN_DOUBT', attempts: 1 });
});

test('a mail whose sender was killed before it handed it over goes out by itself, and once', async () => {
  const id = await queue();
  const stalled = stallingSender('before it hands over');
  await stalled.reached;
  const sender = senderTo({ smtpUrl: mailServer.url });

  await sender.sendDue();
  const taken = await rowOf(id);
  await makeDue();
  await sender.sendDue();
  const sent = await rowOf(id);
  stalled.goOn();
  await stalled.sending;

  expect(taken).toMatchObject({ state: 'QUEUED', attempts: 1 });
  expect(sent).toMatchObject({ state: 'SENT', attempts: 2 });
  expect(mailServer.received).toHaveLength(1);
  expect(await rowOf(id)).toEqual(sent);
});

test('a sender that was taken for dead and says late that a mail went out ends the doubt about it', async () => {
  const id = await queue();
  const stalled = stallingSender('before it says how it went');
  await stalled.reached;
  await support.testDatabase.asOwner("UPDATE support.outgoing_mail SET sending_since = now() - interval '1 hour'");

  await senderTo({ smtpUrl: mailServer.url }).sendDue();
  const doubted = await rowOf(id);
  stalled.goOn();
  await stalled.sending;

  expect(doubted).toMatchObject({ state: 'IN_DOUBT' });
  expect(await rowOf(id)).toMatchObject({ state: 'SENT', attempts: 1 });
  expect(mailServer.received).toHaveLength(1);
});

test('a mail whose sender was killed while it handed it over is in doubt for a mail server and written again to a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-mail-'));
  const [overNetwork, toFolder] = [await queue(), await queue()];
  const abandon = (id: string) =>
    support.testDatabase.asOwner(
      `UPDATE support.outgoing_mail SET state = 'SENDING', sending_since = now() - interval '1 hour' WHERE id = $1`,
      [id],
    );

  await abandon(overNetwork);
  await support.testDatabase.asOwner('UPDATE support.outgoing_mail SET due_at = now() + $2 WHERE id = $1', [
    toFolder,
    '1 day',
  ]);
  await senderTo({ smtpUrl: mailServer.url }).sendDue();
  await makeDue();
  await abandon(toFolder);
  await senderTo({ smtpUrl: null, mailFolder: folder }).sendDue();

  const files = await readdir(folder);
  expect(mailServer.received).toEqual([]);
  expect(await rowOf(overNetwork)).toMatchObject({ state: 'IN_DOUBT' });
  expect(await rowOf(toFolder)).toMatchObject({ state: 'SENT' });
  expect(files).toEqual([`${toFolder}@example.com.eml`]);
  expect((await simpleParser(await readFile(join(folder, files[0] ?? '')))).subject).toBe('Re: 장갑 [T-1]');
  await rm(folder, { recursive: true });
});
