import { randomUUID } from 'node:crypto';
import { attachmentToken } from '../../subgraphs/support/attachment/link';
import { csatToken } from '../../subgraphs/support/csat/link';
import { readLetter } from '../../subgraphs/support/inbound/parsed-mail';
import { receive } from '../../subgraphs/support/inbound/service';
import { email, mutate } from '../support/records';
import { testSettings } from '../support/settings';
import { type TestSystem, startTestSystem } from '../support/system';

let system: TestSystem;
let address: string;
beforeAll(async () => {
  system = await startTestSystem({ only: ['customer', 'support'] });
  address = system.url.replace('/graphql', '');
}, 120_000);
afterAll(() => system.dispose());

const write = (mutation: string, input: Record<string, unknown>, fields: string) =>
  mutate(system, mutation, { idempotencyKey: randomUUID(), ...input }, fields);

/** Resolves a new ticket; its id, and the path of the link in the mail that asks the customer. */
async function asked(): Promise<{ id: string; path: string }> {
  const opening = { customer: email('mina@example.com'), subject: 'Gloves', body: 'They fell apart.' };
  const { ticket } = await write('ticketOpen', opening, 'ticket { id }');
  await write('ticketResolve', { ticketId: ticket.id, expectedRevision: 1 }, '');
  const [mail] = await system.database.asOwner<{ text: string }>(
    `SELECT content ->> 'text' AS text FROM support.outgoing_mail ORDER BY created_at DESC LIMIT 1`,
  );
  return { id: ticket.id, path: /https:\/\/[^/]+(\/csat\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '' };
}

const send = (path: string, form: Record<string, string>) =>
  fetch(`${address}${path}`, { method: 'POST', body: new URLSearchParams(form) });

const scoreOf = async (id: string) => {
  const { data } = await system.query('query ($id: ID!) { ticket(id: $id) { csatScore } }', { id });
  return data.ticket.csatScore;
};

test('a customer without a token opens the link of the mail, and only sending the form scores the ticket', async () => {
  const { id, path } = await asked();

  const page = await fetch(`${address}${path}`);
  const html = await page.text();
  const untouched = await scoreOf(id);
  const thanks = await send(path, { score: '4', comment: 'Quick.' });
  const first = await scoreOf(id);
  await send(path, { score: '2' });

  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(html).toContain('name="score" value="5"');
  expect(html).not.toContain('mina');
  expect(untouched).toBeNull();
  expect(thanks.status).toBe(200);
  expect(await thanks.text()).toContain('Thank you');
  expect([first, await scoreOf(id)]).toEqual([4, 2]);
});

test('scores that are none are refused, and nothing is written', async () => {
  const { id, path } = await asked();

  const answers = await Promise.all([
    send(path, {}),
    send(path, { score: '6' }),
    send(path, { score: '4.5' }),
    send(path, { score: 'five' }),
    send(path, { score: '5', comment: 'x'.repeat(2_001) }),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  expect(await scoreOf(id)).toBeNull();
});

test('a link that we did not make, or for a ticket nobody has, opens nothing', async () => {
  const { id, path } = await asked();
  const tampered = [
    path.slice(0, -2),
    path.replace(id, randomUUID()),
    `/csat/${csatToken(id, 'another secret')}`,
    `/csat/${id}`,
    '/csat/%00',
  ];
  const unknown = `/csat/${csatToken(randomUUID(), testSettings.linkSecret)}`;

  const statuses = await Promise.all(
    tampered
      .flatMap((one) => [fetch(`${address}${one}`), send(one, { score: '5' })])
      .map(async (one) => (await one).status),
  );

  expect(statuses).toEqual(statuses.map(() => 404));
  expect((await send(unknown, { score: '5' })).status).toBe(404);
  expect(await scoreOf(id)).toBeNull();
});

test('a body over the limit never reaches the department', async () => {
  const { path } = await asked();

  const { status } = await send(path, { score: '5', comment: 'x'.repeat(50_000) });

  expect(status).toBe(413);
});

/** A mail with files comes in; returns its ticket and what the graph says of the files. */
async function received(files: Record<string, Buffer>, attachmentLimitBytes = testSettings.attachmentLimitBytes) {
  const parts = Object.entries(files).map(
    ([name, content]) =>
      `--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}\r\n\r\n${content.toString('base64')}\r\n`,
  );
  const head = `From: mina@example.com\r\nMessage-ID: <${randomUUID()}@mina.example>\r\nSubject: Contract\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`;
  const letter = await readLetter(Buffer.from(`${head}${parts.join('')}--b--\r\n`));
  const { ticketId } = await system
    .connectionsOf('support')
    .transaction((transaction) =>
      receive(transaction, letter, { ...testSettings, attachmentLimitBytes, defaultCountry: 'KR' }),
    );
  const { data } = await system.query(
    `query ($id: ID!) { ticket(id: $id) { customer { id }
      messages { nodes { attachments { id name bytes url } } } } }`,
    { id: ticketId },
  );
  return { customerId: data.ticket.customer.id, attachments: data.ticket.messages.nodes[0].attachments };
}

const contentOf = (bytes: number) => Buffer.from(Array.from({ length: bytes }, (_, at) => (at * at + (at >> 8)) % 251));
const pathOf = (url: string) => url.replace(testSettings.publicUrl, '');

test('a large file is downloaded whole by whoever the graph gave its link, and never shown as a page', async () => {
  const content = contentOf(3_500_001);
  const { attachments } = await received({ '계약서 "1".pdf': content });

  const response = await fetch(`${address}${pathOf(attachments[0].url)}`);
  const bytes = Buffer.from(await response.arrayBuffer());

  expect(attachments).toMatchObject([{ name: '계약서 "1".pdf', bytes: content.length }]);
  expect(response.status).toBe(200);
  expect(bytes.equals(content)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(content.length),
    'content-disposition': expect.stringContaining(`filename*=UTF-8''${encodeURIComponent('계약서 "1".pdf')}`),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
});

test('a link is given to those who may read tickets, holds for minutes, and for its own file alone', async () => {
  const { attachments } = await received({ 'one.pdf': contentOf(10), 'two.pdf': contentOf(20) });
  const [one, two] = attachments;
  const ask = 'query ($id: ID!) { attachment(id: $id) { name url } }';
  const { data } = await system.query(ask, { id: two.id });
  const asPartner = await system.query(
    ask,
    { id: two.id },
    { id: 'p', department: 'partner', role: 'agent', scopes: ['sales:read'] },
  );
  const unknown = await system.query(ask, { id: randomUUID() });
  const minutesAgo = (id: string, minutes: number) =>
    attachmentToken(id, testSettings.linkSecret, Date.now() - minutes * 60_000);

  const statusOf = async (token: string) => (await fetch(`${address}/attachments/${token}`)).status;
  const statuses = await Promise.all([
    statusOf(minutesAgo(one.id, 9)),
    statusOf(minutesAgo(one.id, 11)),
    statusOf(pathOf(one.url).slice('/attachments/'.length).replace(one.id, two.id)),
    statusOf(attachmentToken(one.id, 'another secret', Date.now())),
    statusOf(minutesAgo(randomUUID(), 0)),
    statusOf(one.id),
  ]);

  expect(data.attachment).toMatchObject({ name: 'two.pdf' });
  // Partners see no such field.
  expect(asPartner.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  expect(unknown.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404]);
});

test('of a file above the limit the name is kept, and an export gives out what has room in it', async () => {
  const files = { 'small.pdf': contentOf(1_000), 'large.pdf': contentOf(2_900_000), 'other.pdf': contentOf(2_950_000) };
  const { customerId, attachments } = await received({ 'over.pdf': contentOf(11), 'at.pdf': contentOf(10) }, 10);
  await received(files);

  const { export: exported, userErrors } = await write('customerExport', { customerId }, 'export');
  const given = exported.support.attachments
    .filter(({ name }: { name: string }) => name in files)
    .map(({ name, content }: { name: string; content: string | null }) => [name, content !== null]);

  expect(attachments).toMatchObject([
    { name: 'over.pdf', bytes: 11, url: null },
    { name: 'at.pdf', bytes: 10, url: expect.any(String) },
  ]);
  expect(userErrors).toEqual([]);
  expect(Object.fromEntries(given)).toEqual({ 'small.pdf': true, 'large.pdf': true, 'other.pdf': false });
});
