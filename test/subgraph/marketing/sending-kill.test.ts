import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClaimedMessage } from '../../../subgraphs/marketing/sending/decision';
import { mailCarrier } from '../../../subgraphs/marketing/sending/mail';
import { type MailServer, startMailServer } from '../../support/mail-server';
import { testSettings } from '../../support/settings';
import { startSubgraphProcess } from '../../support/subgraph-process';
import { type Campaigning, sendAll, startCampaigning } from './campaigns';

const senders = 3;
/** Two lanes of fifty messages. */
const inFlight = 100;
/** More than the killed ones can have begun, so that each finds something to send. */
const people = process.env.LONG ? 10_000 : 500;
const mailsEach = process.env.LONG ? 1_000 : 20;
const patience = process.env.LONG ? 900_000 : 90_000;
jest.setTimeout(2 * patience);

let campaigning: Campaigning;
let mailServer: MailServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campaign-kill-'));
  mailServer = await startMailServer();
  campaigning = await startCampaigning();
});
afterAll(async () => {
  await campaigning.marketing.testDatabase.drop();
  await mailServer.close();
  await rm(folder, { recursive: true });
});

const addressOf = (person: number) => `person${person}@many.example`;

async function consents(): Promise<void> {
  const rows = Array.from({ length: people }, (_, person) => ({
    ...{ externalRef: `consent-${person}`, email: addressOf(person), at: '2026-01-01T00:00:00Z', source: 'form' },
    ...{ channel: 'EMAIL', purpose: 'newsletter', state: 'GRANTED' },
  }));
  while (rows.length > 0) await campaigning.marketing.importRows('consents', rows.splice(0, 500));
}

async function until(reached: () => boolean): Promise<void> {
  const endsAt = Date.now() + patience;
  while (!reached()) {
    if (Date.now() > endsAt) throw new Error(`only ${mailServer.received.length} mails came`);
    await pause(5);
  }
}

test(`of ${people} nobody gets a mail twice while ${senders} senders are killed, and what is in doubt is pending`, async () => {
  await consents();
  const { id, queued } = await campaigning.send('@many.example');
  const variables = {
    ...{ DATA_DIR: folder, SMTP_URL: mailServer.url, MESSAGES_PER_SECOND: '10000' },
    ...{ NODE_ENV: 'production', GATEWAY_KEY: 'a key between gateway and subgraphs of tests' },
    DATABASE_URL_MARKETING: campaigning.marketing.testDatabase.urlFor('marketing'),
  };

  for (let killed = 0; killed < senders; killed += 1) {
    const arrived = mailServer.received.length;
    const sender = await startSubgraphProcess('marketing', variables);
    try {
      await until(() => mailServer.received.length > arrived + mailsEach);
    } finally {
      await sender.kill();
    }
  }
  const [left] = await campaigning.marketing.testDatabase.asOwner<{ waiting: number; underWay: number }>(
    `SELECT count(*) FILTER (WHERE status = 'QUEUED')::int AS waiting,
        count(*) FILTER (WHERE status = 'SENT' AND handed_over_at IS NULL)::int AS "underWay"
      FROM marketing.campaign_messages WHERE campaign_id = $1`,
    [id],
  );
  // The one that goes on finds what the killed ones left too old to be under way.
  const carrier = mailCarrier({ ...testSettings, smtpUrl: mailServer.url });
  const handOver = (message: ClaimedMessage) => carrier.send(message);
  await sendAll(campaigning.sender({ handOver, clock: () => new Date(Date.now() + 660_000) }));
  carrier.close();

  const addresses = mailServer.received.flatMap(({ to }) => (Array.isArray(to) ? to : [to]).map((one) => one?.text));
  const [doubted] = await campaigning.marketing.testDatabase.asOwner<{ count: number }>(
    'SELECT count(*)::int AS count FROM marketing.campaign_messages WHERE campaign_id = $1 AND in_doubt',
    [id],
  );
  expect(queued).toBe(people);
  expect(left?.underWay).toBeLessThanOrEqual(senders * inFlight);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(people - addresses.length).toBeLessThanOrEqual(doubted?.count ?? 0);
  expect(doubted?.count).toBe(left?.underWay);
  expect(campaigning.handed).toHaveLength(left?.waiting ?? 0);
  expect(await campaigning.standing(id)).toMatchObject({
    ...{ status: 'DONE', recipients: people, sent: people, pending: people, bounced: 0, held: [] },
  });
});
