import { randomUUID } from 'node:crypto';
import { NotTakenError, RefusedMailError } from '../../../subgraphs/kit/mail/mail-errors';
import { mailCarrier } from '../../../subgraphs/marketing/sending/mail';
import support from '../../../subgraphs/support/subgraph';
import { startMailServer } from '../../support/mail-server';
import { testSettings } from '../../support/settings';
import { subgraphClient } from '../../support/subgraph';
import { type Campaigning, sendAll, startCampaigning } from './campaigns';
import { viewerOf } from './start-marketing';

let campaigning: Campaigning;
beforeAll(async () => {
  campaigning = await startCampaigning();
});
afterAll(() => campaigning.marketing.testDatabase.drop());

const addressesOf = (campaignId: string) =>
  campaigning.handed.flatMap((message) => (message.campaignId === campaignId ? [message.address] : [])).sort();
const messagesOf = (campaignId: string) =>
  campaigning.marketing.testDatabase.asOwner<Record<string, unknown>>(
    `SELECT status, held_because, in_doubt, attempts, problem, sent_at IS NOT NULL AS sent, recipient, subject, body,
      due_at > now() + interval '1 second' AS waits
      FROM marketing.campaign_messages WHERE campaign_id = $1 ORDER BY recipient`,
    [campaignId],
  );
const makeDue = () =>
  campaigning.marketing.testDatabase.asOwner(
    `UPDATE marketing.campaign_messages SET due_at = now() WHERE status = 'QUEUED'`,
  );
const openComplaint = async (customerId: string): Promise<void> => {
  const client = await subgraphClient(support, campaigning.marketing.testDatabase);
  const input = {
    ...{ idempotencyKey: randomUUID(), customer: { id: customerId } },
    ...{ kind: 'COMPLAINT', channel: 'PHONE', subject: 'Torn', body: 'The glove is torn.' },
  };
  const { data } = await client.execute(
    'mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) { userErrors { code } } }',
    { input },
  );
  expect(data.ticketOpen.userErrors).toEqual([]);
};

test('a campaign goes to those of its segment who may be written to, and the counts add up', async () => {
  await campaigning.consent('mina@a.example.com');
  await campaigning.consent('juno@a.example.com', 'REVOKED');
  await campaigning.consent('noa@a.example.com', 'DENIED');
  await openComplaint(await campaigning.consent('cross@a.example.com'));
  await campaigning.consent('other@example.com');
  const { id, queued } = await campaigning.send('@a.example.com', {
    subject: 'News for {{ customer.displayName | default: "you" }}',
  });
  const before = await campaigning.standing(id);

  await sendAll(campaigning.sender());

  expect(queued).toBe(4);
  expect(before).toMatchObject({ status: 'SENDING', recipients: 0, endedAt: null, startedAt: expect.any(String) });
  expect(addressesOf(id)).toEqual(['mina@a.example.com']);
  expect(await campaigning.standing(id)).toMatchObject({
    ...{ status: 'DONE', recipients: 4, sent: 1, pending: 1, endedAt: expect.any(String) },
    held: [
      { reason: 'NO_CONSENT', count: 1 },
      { reason: 'UNSUBSCRIBED', count: 1 },
      { reason: 'OPEN_COMPLAINT', count: 1 },
    ],
  });
  const [sent] = await messagesOf(id);
  expect(sent).toMatchObject({
    status: 'SENT',
    recipient: 'mina@a.example.com',
    subject: 'News for you',
    body: 'Hello',
  });
});

test('a mail goes out in both forms under a Message-ID of its own', async () => {
  const mailServer = await startMailServer();
  await campaigning.consent('mina@b.example.com');
  const { id } = await campaigning.send('@b.example.com', { body: '<p>Hello <b>all</b></p>' });
  const carrier = mailCarrier({ ...testSettings, smtpUrl: mailServer.url });

  await sendAll(campaigning.sender({ handOver: (message) => carrier.send(message) }));
  carrier.close();
  await mailServer.close();

  const [row] = await campaigning.marketing.testDatabase.asOwner<{ id: string }>(
    'SELECT id FROM marketing.campaign_messages WHERE campaign_id = $1',
    [id],
  );
  expect(mailServer.received).toMatchObject([
    {
      messageId: `<${row?.id}@example.com>`,
      subject: 'News',
      html: expect.stringMatching(/^<p>Hello <b>all<\/b><\/p><img /),
    },
  ]);
  expect(mailServer.received[0]?.text?.trim()).toBe('Hello all');
});

test('what is not taken waits, what is refused bounces, and what nobody knows of is pending and not sent again', async () => {
  for (const name of ['later', 'no', 'doubt']) await campaigning.consent(`${name}@c.example.com`);
  const { id } = await campaigning.send('@c.example.com');
  const failures = {
    'later@c.example.com': new NotTakenError('the mail server answered 451'),
    'no@c.example.com': new RefusedMailError('the mail server answered 550'),
    'doubt@c.example.com': new Error('the connection broke'),
  };
  const failing = campaigning.sender({
    handOver: async ({ address }) => {
      throw failures[address as keyof typeof failures];
    },
  });

  await sendAll(failing);
  const first = await messagesOf(id);
  const meanwhile = await campaigning.standing(id);
  await makeDue();
  await sendAll(campaigning.sender());

  expect(first).toMatchObject([
    { recipient: 'doubt@c.example.com', status: 'SENT', in_doubt: true, attempts: 1 },
    { recipient: 'no@c.example.com', status: 'BOUNCED', problem: 'the mail server answered 550' },
    { recipient: null, subject: null, status: 'QUEUED', sent: false, waits: true, attempts: 1 },
  ]);
  expect(meanwhile).toMatchObject({ status: 'SENDING', recipients: 2, sent: 2, bounced: 1, pending: 1 });
  expect(addressesOf(id)).toEqual([...Object.keys(failures), 'later@c.example.com'].sort());
  expect(await campaigning.standing(id)).toMatchObject({ status: 'DONE', sent: 3, bounced: 1, pending: 2 });
});

test('what a killed sender left is pending for good, once it cannot be under way any more', async () => {
  await campaigning.consent('mina@d.example.com');
  const { id } = await campaigning.send('@d.example.com');
  void campaigning.sender({ handOver: () => new Promise(() => {}) }).sendDue();
  const endsAt = Date.now() + 20_000;
  while (addressesOf(id).length === 0 && Date.now() < endsAt) await new Promise(setImmediate);

  await sendAll(campaigning.sender());
  const underWay = await campaigning.standing(id);
  await sendAll(campaigning.sender({ clock: () => new Date(Date.now() + 660_000) }));

  expect(underWay).toMatchObject({ status: 'SENDING', sent: 1, pending: 1 });
  expect(await messagesOf(id)).toMatchObject([{ status: 'SENT', in_doubt: true }]);
  expect(addressesOf(id)).toHaveLength(1);
  expect(await campaigning.standing(id)).toMatchObject({ status: 'DONE', sent: 1, pending: 1 });
});

test('a complaint that was committed while a claim waited for its turn holds the message', async () => {
  const customerId = await campaigning.consent('mina@e.example.com');
  const { id } = await campaigning.send('@e.example.com');
  const holder = campaigning.marketing.database.createQueryRunner();
  await holder.startTransaction();
  await holder.query(`SELECT pg_advisory_xact_lock(hashtextextended('marketing sending', 0))`);

  const claiming = campaigning.sender().sendDue();
  await openComplaint(customerId);
  await holder.commitTransaction();
  await holder.release();
  await claiming;

  expect(addressesOf(id)).toEqual([]);
  expect(await campaigning.standing(id)).toMatchObject({ held: [{ reason: 'OPEN_COMPLAINT', count: 1 }] });
});

test('of campaigns that are sent at once by several senders nobody gets more than the week allows', async () => {
  await campaigning.consent('mina@f.example.com');
  const ids: string[] = [];
  for (let number = 0; number < 6; number += 1) ids.push((await campaigning.send('@f.example.com')).id);

  await Promise.all([1, 2, 3].map(() => sendAll(campaigning.sender())));

  expect(ids.flatMap(addressesOf)).toHaveLength(testSettings.outreach.weeklyLimit);
  const held = await Promise.all(ids.map(async (id) => (await campaigning.standing(id)).held));
  expect(held.flat()).toEqual(Array(3).fill({ reason: 'WEEKLY_LIMIT', count: 1 }));
});

test('two customers who became one get a campaign once', async () => {
  const survivor = await campaigning.consent('one@g.example.com');
  const merged = await campaigning.consent('two@g.example.com');
  const { id, queued } = await campaigning.send('@g.example.com');
  await campaigning.marketing.testDatabase.asOwner('UPDATE identity.customer SET merged_into = $1 WHERE id = $2', [
    survivor,
    merged,
  ]);

  await sendAll(campaigning.sender());

  expect(queued).toBe(2);
  expect(addressesOf(id)).toHaveLength(1);
  expect(await campaigning.standing(id)).toMatchObject({ status: 'DONE', recipients: 1, sent: 1, held: [] });
});

test('advertising waits for the end of the quiet hours', async () => {
  await campaigning.consent('mina@h.example.com', 'GRANTED', { purpose: 'offers' });
  const { id } = await campaigning.send('@h.example.com', { purpose: 'offers' });
  const outreach = {
    ...testSettings.outreach,
    quietHours: { from: 21 * 60, until: 8 * 60 },
    advertisingPurposes: new Set(['offers']),
  };
  const at = (moment: string) => sendAll(campaigning.sender({ settings: { outreach }, clock: () => new Date(moment) }));

  await at('2027-03-02T13:00:00Z');
  await at('2027-03-02T22:59:59Z');
  const waiting = await campaigning.standing(id);
  const early = addressesOf(id);
  await at('2027-03-02T23:00:00Z');

  expect(early).toEqual([]);
  expect(waiting).toMatchObject({ status: 'SENDING', recipients: 0, held: [] });
  expect(campaigning.handed.at(-1)).toMatchObject({ campaignId: id, letter: { subject: '(광고) News' } });
});

test('no second has more messages than the company allows', async () => {
  for (let number = 0; number < 5; number += 1) await campaigning.consent(`${number}@i.example.com`);
  const { id } = await campaigning.send('@i.example.com');
  const moment = new Date('2027-04-01T00:00:00Z');
  const settings = { outreach: { ...testSettings.outreach, messagesPerSecond: 2 } };
  const sender = campaigning.sender({ settings, clock: () => moment });

  await sendAll(sender);
  const first = addressesOf(id).length;
  moment.setTime(moment.getTime() + 1_001);
  await sendAll(sender);

  expect([first, addressesOf(id).length]).toEqual([2, 4]);
});

test('a cancelled campaign sends nothing more, and what it has not sent counts nowhere', async () => {
  for (const name of ['one', 'two']) await campaigning.consent(`${name}@j.example.com`);
  const { id } = await campaigning.send('@j.example.com');
  const cancel = () => campaigning.marketing.mutate('campaignCancel', { campaignId: id }, 'campaign { status }');
  const cancelling = campaigning.sender({
    handOver: async ({ address }) => {
      if (address === 'one@j.example.com') return;
      await cancel();
      throw new NotTakenError('not now');
    },
  });

  await sendAll(cancelling);
  await makeDue();
  await sendAll(campaigning.sender());

  expect(addressesOf(id)).toHaveLength(2);
  expect(await campaigning.standing(id)).toMatchObject({ status: 'CANCELLED', recipients: 1, sent: 1 });
  expect((await cancel()).campaign).toEqual({ status: 'CANCELLED' });
});

test('a campaign is sent once, and only with templates, a segment and a way to its channel', async () => {
  const send = async (input: object) =>
    (await campaigning.marketing.mutate('campaignSend', { segmentId: randomUUID(), ...input }, 'queued')).userErrors;
  const draft = async (more: object) => {
    const text = { name: 'n', channel: 'EMAIL', purpose: 'p', subject: 's', body: 'b' };
    return (await campaigning.marketing.mutate('campaignCreate', { ...text, ...more }, 'campaign { id }')).campaign.id;
  };
  const { id } = await campaigning.send('@nobody.example.com');
  await sendAll(campaigning.sender());
  const [imported] = await campaigning.marketing.importRows('campaigns', [{ externalRef: 'old', name: 'Old' }]);
  const importedId = imported && 'id' in imported ? imported.id : '';

  expect(await campaigning.standing(id)).toMatchObject({ status: 'DONE', recipients: 0 });
  expect(await send({ campaignId: id })).toMatchObject([{ code: 'CONFLICT' }]);
  expect(await send({ campaignId: randomUUID() })).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'campaignId'] },
  ]);
  expect(await send({ campaignId: await draft({}) })).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'segmentId'] },
  ]);
  expect(await send({ campaignId: await draft({ channel: 'SMS' }) })).toMatchObject([{ code: 'INVALID' }]);
  expect(await send({ campaignId: importedId })).toMatchObject([{ code: 'INVALID' }]);
});

test('a manager lets a hold pass for one campaign, on record, but never what the person wants', async () => {
  const customerId = await campaigning.consent('cross@k.example.com');
  await campaigning.consent('no@k.example.com', 'DENIED');
  await openComplaint(customerId);
  const { id } = await campaigning.send('@k.example.com');
  await sendAll(campaigning.sender());
  const held = await campaigning.standing(id);
  const override = (reason: string, department = 'marketing', role = 'manager') =>
    campaigning.marketing.mutate(
      'holdOverride',
      { campaignId: id, reason, because: 'A recall: they must know.' },
      'campaign { status }',
      { ...viewerOf(department), role },
    );

  for (const reason of ['NO_CONSENT', 'UNSUBSCRIBED', 'NO_ADDRESS']) {
    expect((await override(reason)).userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'reason'] }]);
  }
  await expect(override('OPEN_COMPLAINT', 'marketing', 'agent')).rejects.toThrow('FORBIDDEN');
  const { campaign } = await override('OPEN_COMPLAINT');
  await sendAll(campaigning.sender());

  expect(held).toMatchObject({ status: 'DONE', sent: 0 });
  expect(campaign).toEqual({ status: 'SENDING' });
  expect(await campaigning.standing(id)).toMatchObject({
    ...{ status: 'DONE', sent: 1, held: [{ reason: 'NO_CONSENT', count: 1 }] },
  });
  expect(addressesOf(id)).toEqual(['cross@k.example.com']);
  const decisions = await campaigning.marketing.testDatabase.asOwner(
    'SELECT reason, because, decided_by FROM marketing.hold_overrides WHERE campaign_id = $1',
    [id],
  );
  expect(decisions).toEqual([
    { reason: 'OPEN_COMPLAINT', because: 'A recall: they must know.', decided_by: 'test-marketing' },
  ]);
});
