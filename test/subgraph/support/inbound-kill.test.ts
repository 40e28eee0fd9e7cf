import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { inboundHeaders, signatureOf } from '../../../subgraphs/kit/inbound-signature';
import { type MailServer, startMailServer } from '../../support/mail-server';
import { testSettings } from '../../support/settings';
import { type DeskProcess, gatewayToken, startDesk } from './desk-process';
import { mail } from './fixture/mails';
import { type SupportUnderTest, supportUnderTest } from './tickets';

const mails = process.env.LONG ? 1_000 : 100;
const patience = 120_000;
jest.setTimeout(process.env.LONG ? 600_000 : 120_000);

let support: SupportUnderTest;
let mailServer: MailServer;
let desk: DeskProcess;
beforeAll(async () => {
  support = await supportUnderTest();
  mailServer = await startMailServer();
  desk = await startDesk(support.testDatabase, mailServer.url);
});
afterAll(async () => {
  desk.process.kill('SIGKILL');
  await mailServer.close();
  await support.testDatabase.drop();
});

async function post(raw: Buffer, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const { statusCode, body } = await request(new URL('inbound/email', desk.url), {
    method: 'POST',
    body: raw,
    headers: {
      authorization: `Bearer ${await gatewayToken('public-request+jwt', 'gateway')}`,
      'content-type': 'message/rfc822',
      [inboundHeaders.timestamp]: timestamp,
      [inboundHeaders.signature]: signatureOf(testSettings.inboundSecret, timestamp, raw),
      ...headers,
    },
  });
  return { status: statusCode, text: await body.text() };
}

/** Hands in as a mail server does: again until it is answered for. */
async function handIn(raw: Buffer): Promise<void> {
  const endsAt = Date.now() + patience;
  while (Date.now() < endsAt) {
    const status = await post(raw).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await pause(100);
  }
  throw new Error('a mail was not answered for in time');
}

test('only what is signed now and by somebody who knows the secret comes in', async () => {
  const raw = mail({ 'Message-ID': '<signed@a.example>', Subject: 'Signed' });
  const old = String(Math.floor(Date.now() / 1000) - 3_600);

  const answers = await Promise.all([
    post(raw, { [inboundHeaders.signature]: 'f'.repeat(64) }),
    post(raw, { [inboundHeaders.signature]: '' }),
    post(raw, {
      [inboundHeaders.timestamp]: old,
      [inboundHeaders.signature]: signatureOf(testSettings.inboundSecret, old, raw),
    }),
    post(raw, { authorization: `Bearer ${await gatewayToken('viewer+jwt', 'kim')}` }),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect(await support.testDatabase.asOwner('SELECT 1 FROM support.inbound_mails')).toEqual([]);
  expect((await post(raw)).status).toBe(200);
});

test(`${mails} mails become ${mails} messages, none lost and none twice, through kills`, async () => {
  const startedAt = Date.now();
  const waiting = Array.from({ length: mails }, (_, index) =>
    mail({
      From: `Person ${index % 200} <person-${index % 200}@load.example>`,
      'Message-ID': `<load-${index}@load.example>`,
      Subject: `Question ${index}`,
      ...(index % 5 === 4 && { 'In-Reply-To': `<load-${index - 4}@load.example>` }),
    }),
  );
  let killed = 0;
  const work = async () => {
    for (let raw = waiting.shift(); raw; raw = waiting.shift()) {
      const isKillDue = killed < 2 && waiting.length < (mails * (2 - killed)) / 3;
      const handing = handIn(raw);
      if (isKillDue) {
        killed += 1;
        desk.process.kill('SIGKILL');
        await once(desk.process, 'exit');
        desk = await startDesk(support.testDatabase, mailServer.url);
      }
      await handing;
    }
  };

  await Promise.all(Array.from({ length: 8 }, work));

  const seconds = (Date.now() - startedAt) / 1000;
  const [counted] = await support.testDatabase.asOwner<{ messages: number; ids: number; customers: number }>(
    `SELECT count(*)::int AS messages, count(DISTINCT message_id)::int AS ids,
        (SELECT count(DISTINCT customer_id)::int FROM support.tickets t
          WHERE t.contact_address LIKE '%@load.example') AS customers
      FROM support.ticket_messages WHERE message_id LIKE '<load-%'`,
  );
  expect(killed).toBe(2);
  expect(counted).toMatchObject({ messages: mails, ids: mails });
  expect(counted?.customers).toBeLessThanOrEqual(200);
  if (process.env.LONG) expect(seconds).toBeLessThan(60);
  process.stderr.write(`${mails} mails in ${seconds.toFixed(1)} s, ${Math.round((mails / seconds) * 60)} a minute\n`);
});
