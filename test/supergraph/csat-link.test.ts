import { randomUUID } from 'node:crypto';
import { csatToken } from '../../subgraphs/support/csat/link';
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
