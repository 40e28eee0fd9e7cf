import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import customer from '../../subgraphs/customer/subgraph';
import { recordConsents } from '../../subgraphs/marketing/consent/service';
import marketing from '../../subgraphs/marketing/subgraph';
import { startMailServer } from '../support/mail-server';
import { startSubgraphProcess } from '../support/subgraph-process';
import { type BenchDatabase, startBenchDatabase } from './database';
import { report } from './report';

const people = 5_000;
const patience = 300_000;

let bench: BenchDatabase;
beforeAll(async () => {
  bench = await startBenchDatabase([customer, marketing]);
});
afterAll(() => bench.dispose());

test('a campaign goes out over SMTP, each message checked in the moment it is sent', async () => {
  const database = await bench.connect(marketing);
  const mailServer = await startMailServer();
  const all = Array.from({ length: people }, (_, person) => `person${person}@example.com`);
  while (all.length > 0) {
    const consents = all.splice(0, 500).map((value) => ({
      customer: { identifiers: [{ kind: 'EMAIL' as const, value }] },
      ...{ channel: 'EMAIL' as const, purpose: 'newsletter', state: 'GRANTED' as const, source: 'form' },
    }));
    await database.transaction((transaction) => recordConsents(transaction, consents, { defaultCountry: 'KR' }));
  }
  const [campaignId, segmentId] = [uuid(), uuid()];
  await database.query(`INSERT INTO marketing.segments (id, name, definition, filter) VALUES ($1, 'All', '{}', '{}')`, [
    segmentId,
  ]);
  await database.query(
    `INSERT INTO marketing.campaigns (id, name, status, channel, purpose, subject, body, segment_id, started_at)
      VALUES ($1, 'Autumn', 'SENDING', 'EMAIL', 'newsletter', 'News for {{ customer.displayName }}',
        '<p>Hello {{ customer.givenName | default: "friend" }}, here is our news.</p>', $2, now())`,
    [campaignId, segmentId],
  );
  await database.query(
    `INSERT INTO marketing.campaign_messages (id, campaign_id, customer_id, status, due_at)
      SELECT gen_random_uuid(), $1, customer_id, 'QUEUED', now()
      FROM (SELECT DISTINCT customer_id FROM marketing.consent_events) c`,
    [campaignId],
  );

  const sender = await startSubgraphProcess('marketing', {
    ...{ DATA_DIR: bench.folder, SMTP_URL: mailServer.url, MESSAGES_PER_SECOND: '10000', NODE_ENV: 'production' },
    ...{ GATEWAY_KEY: 'a key between gateway and subgraphs of tests' },
    DATABASE_URL_MARKETING: (database.options as { url: string }).url,
  });
  const arrived = () => mailServer.received.length;
  const endsAt = Date.now() + patience;
  while (arrived() === 0 && Date.now() < endsAt) await pause(1);
  const [begun, before] = [performance.now(), arrived()];
  while (arrived() < people && Date.now() < endsAt) await pause(5);
  const seconds = (performance.now() - begun) / 1_000;
  await sender.stop();
  await mailServer.close();

  expect(arrived()).toBe(people);
  report('campaign', 'mails', [{ name: 'sent over SMTP', seconds, rows: people - before }]);
  process.stdout.write(`${Math.round((people - before) / seconds)} mails per second\n`);
});
