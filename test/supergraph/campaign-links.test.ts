import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { inboundHeaders, signatureOf } from '../../subgraphs/kit/inbound-signature';
import { openToken } from '../../subgraphs/marketing/tracking/link';
import { email, mutate } from '../support/records';
import { testSettings } from '../support/settings';
import { type TestSystem, startTestSystem } from '../support/system';

/** Each plays one part, so that the tests don't meet. */
const people = ['opening', 'fetched', 'clicking', 'leaving', 'oneclick', 'ahead', 'gone', 'full', 'arrived', 'other'];
const target = 'https://shop.example.com/autumn?x=1&y=2';
const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0' };

interface Sent {
  id: string;
  customerId: string;
  mail: ParsedMail;
}

let system: TestSystem;
let address: string;
let campaignId: string;
const tracked = new Map<string, Sent>();
const untracked = new Map<string, Sent>();

const write = (mutation: string, input: Record<string, unknown>, fields: string) =>
  mutate(system, mutation, { idempotencyKey: randomUUID(), ...input }, fields);

const campaign = async (id: string) => {
  const { data, errors } = await system.query(
    `query ($id: ID!) { campaign(id: $id) { status tracksIndividuals recipients sent delivered bounced pending opened
      prefetched clicked unsubscribed } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return data.campaign;
};

/** What has changed in the campaign's numbers. */
async function changes(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await campaign(campaignId);
  await work();
  const after = await campaign(campaignId);
  expect(after.sent).toBe(after.delivered + after.bounced + after.pending);
  return Object.fromEntries(
    Object.keys(after).flatMap((name) => {
      const change = Number(after[name]) - Number(before[name]);
      return Number.isNaN(change) || change === 0 ? [] : [[name, change]];
    }),
  );
}

async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`${what} was waited for`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

/** Sends a campaign to everybody of the segment; its id. */
async function send(segmentId: string, draft: object, sent: Map<string, Sent>): Promise<string> {
  const { campaign: made } = await write(
    'campaignCreate',
    {
      ...{ name: 'Autumn', channel: 'EMAIL', purpose: 'newsletter', subject: 'News' },
      body: '<p>Hello <a href="https://shop.example.com/autumn?x=1&amp;y=2">Shop</a></p><p>{{ unsubscribeUrl }}</p>',
      ...draft,
    },
    'campaign { id }',
  );
  await write('campaignSend', { campaignId: made.id, segmentId }, 'queued');
  await until('the end of the campaign', async () => (await campaign(made.id)).status === 'DONE');
  const rows = await system.database.asOwner<{ id: string; customerId: string; recipient: string }>(
    `SELECT id, customer_id AS "customerId", recipient FROM marketing.campaign_messages WHERE campaign_id = $1`,
    [made.id],
  );
  for (const { id, customerId, recipient } of rows) {
    const raw = await readFile(join(testSettings.mailFolder, `${id}@example.com.eml`));
    sent.set(recipient.split('@')[0] ?? '', { id, customerId, mail: await simpleParser(raw) });
  }
  return made.id;
}

beforeAll(async () => {
  system = await startTestSystem({ only: ['customer', 'marketing'] });
  address = system.url.replace('/graphql', '');
  for (const person of people) {
    const said = { channel: 'EMAIL', purpose: 'newsletter', state: 'GRANTED', source: 'form' };
    const at = new Date(Date.now() + (person === 'ahead' ? 4 * 60_000 : 0)).toISOString();
    await write('consentRecord', { customer: email(`${person}@links.example.com`), ...said, at }, '');
  }
  const definition = { email: { contains: '@links.example.com' } };
  const { segment } = await write('segmentSave', { name: 'All', definition }, 'segment { id }');
  await until('the segment', async () => {
    const { data } = await system.query('query ($id: ID!) { segment(id: $id) { size } }', { id: segment.id });
    return data.segment.size === people.length;
  });
  campaignId = await send(segment.id, {}, tracked);
  await send(segment.id, { tracksIndividuals: false }, untracked);
}, 180_000);
afterAll(() => system.dispose());

const to = (person: string): Sent => tracked.get(person) as Sent;
const pathsIn = ({ html }: ParsedMail, door: string): string[] =>
  [...String(html).matchAll(/"https:\/\/[^/"]+(\/t\/[^"]+)"/g)].flatMap(([, path = '']) =>
    path.startsWith(`/t/${door}/`) ? [path] : [],
  );
const picture = (person: string) => pathsIn(to(person).mail, 'o')[0] ?? '';
const link = (person: string) => pathsIn(to(person).mail, 'c')[0] ?? '';
const header = ({ headerLines }: ParsedMail, name: string) =>
  headerLines.find(({ key }) => key === name)?.line.replace(/\r?\n\s+/g, ' ');
const unsubscribing = (person: string) =>
  /<https:\/\/[^/]+(\/unsubscribe\/[^>]+)>/.exec(header(to(person).mail, 'list-unsubscribe') ?? '')?.[1] ?? '';
const get = (path: string, headers: Record<string, string> = browser) =>
  fetch(`${address}${path}`, { headers, redirect: 'manual' });

const holdsOf = async (person: string) => {
  const { data, errors } = await system.query(
    `query ($id: ID!) { customer(id: $id) { marketing {
      contactability(channel: EMAIL, purpose: "newsletter") { heldBecause }
      consents { state source proof at history { state at } } } } }`,
    { id: to(person).customerId },
  );
  expect(errors).toBeUndefined();
  const [consent] = data.customer.marketing.consents;
  return { held: data.customer.marketing.contactability.heldBecause, consent };
};

test('whoever opens a mail is counted once, and what arrived is delivered', async () => {
  const first = await changes(() => get(picture('opening')));
  const again = await changes(() => get(picture('opening')));
  const { status, headers } = await get(picture('opening'));

  expect(first).toEqual({ opened: 1, delivered: 1, pending: -1 });
  expect(again).toEqual({});
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('image/gif');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('what a machine fetches ahead is no open, until a person opens the mail', async () => {
  const machines = [
    { 'user-agent': 'Mozilla/5.0' },
    { ...browser, 'x-purpose': 'preview' },
    { 'user-agent': 'x-bot/1' },
  ];
  const fetched = await changes(() => Promise.all(machines.map((headers) => get(picture('fetched'), headers))));
  const opened = await changes(() => get(picture('fetched')));

  expect(fetched).toEqual({ prefetched: 1, delivered: 1, pending: -1 });
  expect(opened).toEqual({ prefetched: -1, opened: 1 });
});

test('a link leads where it led, and whoever follows it is counted once', async () => {
  const first = await changes(() => get(link('clicking')));
  const { status, headers } = await get(link('clicking'));
  const machine = await changes(() => get(link('other'), { 'user-agent': 'linkscanner bot' }));

  expect(first).toEqual({ clicked: 1, delivered: 1, pending: -1 });
  expect([status, headers.get('location')]).toEqual([302, target]);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(machine).toEqual({});
});

test('a link that we did not make leads nowhere', async () => {
  const token = link('other').slice('/t/c/'.length);
  const [payload = '', signature = ''] = token.split('.');
  const evil = Buffer.from(`${to('other').id} https://evil.example.com`).toString('base64url');
  const paths = [
    `/t/c/${evil}.${signature}`,
    `/t/c/${evil}.`,
    `/t/c/${payload}`,
    `/t/c/${openToken(to('other').id, testSettings.linkSecret)}`,
    `/t/c/${token}?url=https://evil.example.com`.replace(signature, signature.slice(1)),
    `/t/o/${token}`,
    `/t/o/${openToken(to('other').id, 'another secret')}`,
    '/t/c/https:%2F%2Fevil.example.com',
    `/unsubscribe/${openToken(to('other').id, testSettings.linkSecret)}`,
  ];
  const answers: [number, string | null][] = [];
  const changed = await changes(async () => {
    for (const path of paths) {
      const { status, headers } = await get(path);
      answers.push([status, headers.get('location')]);
    }
  });

  expect(answers).toEqual(paths.map(() => [404, null]));
  expect(changed).toEqual({});
});

test('a mail says how to unsubscribe with one click, and what mail programs send for it does', async () => {
  const { mail } = to('oneclick');
  const path = unsubscribing('oneclick');
  const send = () =>
    fetch(`${address}${path}`, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  const looked = await changes(() => get(path));
  const before = await holdsOf('oneclick');
  const first = await changes(send);
  const { held, consent } = await holdsOf('oneclick');
  const again = await changes(send);

  expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(looked).toEqual({});
  expect(before.held).toEqual([]);
  expect(first).toEqual({ unsubscribed: 1 });
  expect(again).toEqual({});
  expect(held).toEqual(['UNSUBSCRIBED']);
  expect(consent).toMatchObject({ state: 'REVOKED', source: 'unsubscribe link' });
  expect(consent.proof).toContain(to('oneclick').id);
  expect((await holdsOf('oneclick')).consent.history).toHaveLength(2);
});

test('a person is asked on a page first, and nothing on it says who they are', async () => {
  const page = await get(unsubscribing('leaving'));
  const html = await page.text();
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  const done = await fetch(`${address}${unsubscribing('leaving')}`, { method: 'POST', body });

  expect(to('leaving').mail.text).toContain(unsubscribing('leaving'));
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).toContain('<form method="post">');
  expect(html).not.toContain('leaving');
  expect(done.status).toBe(200);
  expect((await holdsOf('leaving')).held).toEqual(['UNSUBSCRIBED']);
});

test('a revocation is the latest word, also after a consent by a clock that was ahead', async () => {
  await fetch(`${address}${unsubscribing('ahead')}`, { method: 'POST' });
  const { held, consent } = await holdsOf('ahead');
  const [revoked, granted] = consent.history.map(({ at }: { at: string }) => Date.parse(at));

  expect(held).toEqual(['UNSUBSCRIBED']);
  expect(revoked - granted).toBe(1);
});

test('a campaign that notes nothing of individuals has neither picture nor links of ours, but a way out', () => {
  const { mail } = untracked.get('other') as Sent;

  expect(String(mail.html)).toContain('<a href="https://shop.example.com/autumn?x=1&amp;y=2">Shop</a>');
  expect(String(mail.html)).not.toContain('/t/');
  expect(header(mail, 'list-unsubscribe')).toContain('/unsubscribe/');
  expect(mail.text).toContain('https://shop.example.com/autumn');
});

const report = (person: string, action: string, status: string) =>
  [
    'Return-Path: <>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    `Final-Recipient: rfc822; ${person}@links.example.com`,
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    header(to(person).mail, 'message-id'),
    '',
    '--b--',
    '',
  ].join('\r\n');

async function handIn(mail: string, secret = testSettings.inboundSecret) {
  const body = Buffer.from(mail);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const answer = await fetch(`${address}/inbound/bounce`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'message/rfc822',
      [inboundHeaders.timestamp]: timestamp,
      [inboundHeaders.signature]: signatureOf(secret, timestamp, body),
    },
  });
  return { status: answer.status, ...((await answer.json()) as { outcome?: string }) };
}

test('a mail that comes back for good holds what would go to its address, one that may arrive later does not', async () => {
  const gone = await changes(() => handIn(report('gone', 'failed', '5.1.1')));
  const again = await changes(() => handIn(report('gone', 'failed', '5.1.1')));
  const full = await changes(() => handIn(report('full', 'failed', '4.2.2')));

  expect(gone).toEqual({ bounced: 1, pending: -1 });
  expect(again).toEqual({});
  expect(full).toEqual({ bounced: 1, pending: -1 });
  expect((await holdsOf('gone')).held).toEqual(['BOUNCED']);
  expect((await holdsOf('full')).held).toEqual([]);
});

test('a report of arrival delivers, one of a delay changes nothing, and other mails are no reports', async () => {
  const outcomes: unknown[] = [];
  const changed = await changes(async () => {
    for (const mail of [
      report('arrived', 'delayed', '4.4.1'),
      report('arrived', 'delivered', '2.0.0'),
      report('arrived', 'delivered', '2.0.0'),
      report('arrived', 'failed', '5.1.1').replace(to('arrived').id, randomUUID()),
      'From: mina@example.com\r\n\r\nHello',
    ]) {
      outcomes.push(await handIn(mail));
    }
  });

  expect(outcomes).toMatchObject(
    ['IGNORED', 'DELIVERED', 'IGNORED', 'IGNORED', 'NOT_A_REPORT'].map((outcome) => ({ status: 200, outcome })),
  );
  expect(changed).toEqual({ delivered: 1, pending: -1 });
});

test('a report that is not signed is refused', async () => {
  const changed = await changes(async () => {
    expect(await handIn(report('other', 'failed', '5.1.1'), 'another secret of at least 32 characters')).toMatchObject({
      status: 401,
    });
    expect((await fetch(`${address}/inbound/bounce`, { method: 'POST', body: 'x' })).status).toBe(401);
  });

  expect(changed).toEqual({});
});

test('only the gateway reaches the department, and a body over the limit does not', async () => {
  const direct = await Promise.all(
    [picture('other'), link('other'), unsubscribing('other'), '/inbound/bounce'].map((path) =>
      fetch(new URL(`.${path}`, system.urlOf('marketing')), { method: path === '/inbound/bounce' ? 'POST' : 'GET' }),
    ),
  );
  const large = { method: 'POST', body: new URLSearchParams({ x: 'x'.repeat(50_000) }) };

  expect(direct.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect((await fetch(`${address}${unsubscribing('other')}`, large)).status).toBe(413);
  expect((await holdsOf('other')).held).toEqual([]);
});
