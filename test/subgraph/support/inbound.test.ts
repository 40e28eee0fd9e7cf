import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { readLetter } from '../../../subgraphs/support/inbound/parsed-mail';
import { receive } from '../../../subgraphs/support/inbound/service';
import { testSettings } from '../../support/settings';
import { mail, report, specimens } from './fixture/mails';
import { type SupportUnderTest, agent, supportUnderTest } from './tickets';

const rounds = process.env.LONG ? 5_000 : 150;
if (process.env.LONG) jest.setTimeout(1_200_000);

let support: SupportUnderTest;
beforeAll(async () => {
  support = await supportUnderTest();
});
afterAll(() => support.testDatabase.drop());

async function handIn(raw: Buffer) {
  const letter = await readLetter(raw);
  const settings = { ...testSettings, defaultCountry: 'KR' };
  return support.client.database.transaction((transaction) => receive(transaction, letter, settings));
}

const ticketQuery = `query ($id: ID!) { ticket(id: $id) { number subject status revision reopenCount channel customer { id }
  mergedInto { id } messages { nodes { direction author body messageId attachments { name contentType bytes } } } } }`;

async function ticket(id: string | null) {
  const { data, errors } = await support.client.execute(ticketQuery, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.ticket;
}

async function run(mutation: string, input: Record<string, unknown>) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const fields = mutation === 'ticketClaim' ? 'claim { token }' : 'ticket { id revision status }';
  const { data, errors } = await support.client.execute(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    agent,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
}

test.each(specimens)('$what: $outcome', async ({ raw, outcome, reason, subject, body, files }) => {
  const received = await handIn(raw);

  expect(received).toMatchObject({ outcome, reason: reason ?? null, replayed: false });
  if (outcome === 'IGNORED') return expect(received.ticketId).toBeNull();
  const { messages, ...opened } = await ticket(received.ticketId);
  expect(opened).toMatchObject({ channel: 'EMAIL', status: 'NEW', ...(subject !== undefined && { subject }) });
  expect(messages.nodes).toMatchObject([{ direction: 'INBOUND', author: 'customer', attachments: files ?? [] }]);
  if (body instanceof RegExp) expect(messages.nodes[0].body).toMatch(body);
  else if (body !== undefined) expect(messages.nodes[0].body).toBe(body);
});

test('a stranger becomes a customer, once; a mail that is handed in again changes nothing', async () => {
  const raw = mail({ From: 'Stranger <new@stranger.example>', 'Message-ID': '<s1@stranger.example>', Subject: 'Hi' });

  const first = await handIn(raw);
  const again = await Promise.all([handIn(raw), handIn(raw)]);
  const other = await handIn(
    mail({ From: 'NEW@stranger.example', 'Message-ID': '<s2@stranger.example>', Subject: 'Yo' }),
  );

  const [one, two] = [await ticket(first.ticketId), await ticket(other.ticketId)];
  expect(again).toEqual([first, first].map((received) => ({ ...received, replayed: true })));
  expect(one.customer.id).toBe(two.customer.id);
  expect(one.number).not.toBe(two.number);
});

test('an answer to our answer lands in the thread, reopens it, and makes what an agent saw stale', async () => {
  const opened = await handIn(mail({ 'Message-ID': '<t1@a.example>', Subject: 'Thread' }));
  const ticketId = opened.ticketId as string;
  const { claim } = await run('ticketClaim', { ticketId });
  await run('ticketReply', { ticketId, claimToken: claim.token, expectedRevision: 1, body: 'Which size?' });
  const [, ours] = (await ticket(ticketId)).messages.nodes;
  await run('ticketResolve', { ticketId, expectedRevision: 2 });

  const answered = await handIn(
    mail({ 'Message-ID': '<t2@a.example>', Subject: 'Re: Thread', 'In-Reply-To': ours.messageId }),
  );
  const stale = await run('ticketReply', { ticketId, claimToken: claim.token, expectedRevision: 3, body: 'Bye.' });

  expect(answered).toMatchObject({ outcome: 'APPENDED', ticketId });
  expect(await ticket(ticketId)).toMatchObject({ status: 'OPEN', reopenCount: 1, revision: 4 });
  expect(stale.userErrors).toMatchObject([{ code: 'STALE_REVISION' }]);
});

test('a thread is found by References and by the number in the subject', async () => {
  const opened = await handIn(mail({ 'Message-ID': '<r1@a.example>', Subject: 'By reference' }));
  const { number } = await ticket(opened.ticketId);

  const referring = await handIn(
    mail({
      'Message-ID': '<r2@a.example>',
      References: '<unknown@x.example>\r\n <r1@a.example>',
      Subject: 'Other words',
    }),
  );
  const numbered = await handIn(mail({ 'Message-ID': '<r3@a.example>', Subject: `AW: something [${number}]` }));

  expect([referring.ticketId, numbered.ticketId]).toEqual([opened.ticketId, opened.ticketId]);
});

test('of a merged ticket the number lives on, and its mails arrive in the other', async () => {
  const source = await handIn(mail({ 'Message-ID': '<m1@a.example>', Subject: 'Again' }));
  const target = await handIn(mail({ 'Message-ID': '<m2@a.example>', Subject: 'First' }));
  const merged = await run('ticketMerge', { sourceId: source.ticketId, targetId: target.ticketId });
  const { number } = await ticket(source.ticketId);

  const byReference = await handIn(mail({ 'Message-ID': '<m3@a.example>', 'In-Reply-To': '<m1@a.example>' }));
  const byNumber = await handIn(mail({ 'Message-ID': '<m4@a.example>', Subject: `Re: Again [${number}]` }));
  const again = await run('ticketMerge', { sourceId: source.ticketId, targetId: target.ticketId });
  const { data } = await support.client.execute(
    `query ($number: String!) { ticketByNumber(number: $number) { id status mergedInto { id } } }`,
    { number },
  );

  expect(merged).toMatchObject({ userErrors: [], ticket: { id: target.ticketId, revision: 2 } });
  expect([byReference.ticketId, byNumber.ticketId]).toEqual([target.ticketId, target.ticketId]);
  expect((await ticket(target.ticketId)).messages.nodes).toHaveLength(4);
  expect(data.ticketByNumber).toEqual({ id: source.ticketId, status: 'MERGED', mergedInto: { id: target.ticketId } });
  expect(again.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
});

test('an id that no database stores counts as none', async () => {
  const broken = mail({ 'Message-ID': '<n\0ul@a.example>', 'In-Reply-To': '<o\0ld@a.example>', Subject: 'Broken id' });

  expect((await readLetter(broken)).messageId).toMatch(/@no-message-id>$/);
  expect(await handIn(broken)).toMatchObject({ outcome: 'OPENED' });
});

test('after a merge everybody who wrote in either thread gets the answer, each once', async () => {
  const from = (address: string, id: string, subject: string) =>
    handIn(mail({ From: address, 'Message-ID': `<${id}@firm.example>`, Subject: subject }));
  const first = await from('ann@firm.example', 'both-1', 'Saw broken');
  const second = await from('bob@firm.example', 'both-2', 'Our saw');
  const third = await from('ANN@firm.example', 'both-3', 'Saw again');
  await run('ticketMerge', { sourceId: third.ticketId, targetId: second.ticketId });
  await run('ticketMerge', { sourceId: second.ticketId, targetId: first.ticketId });
  const ticketId = first.ticketId;
  const { claim } = await run('ticketClaim', { ticketId });
  const { revision } = await ticket(ticketId);
  await run('ticketReply', { ticketId, claimToken: claim.token, expectedRevision: revision, body: 'A new one comes.' });

  const mails = await support.testDatabase.asOwner<{ to: string; text: string; message_id: string }>(
    `SELECT content -> 'to' ->> 'address' AS to, content ->> 'text' AS text, message_id FROM support.outgoing_mail
      WHERE content ->> 'subject' LIKE '%Saw broken%' ORDER BY 1`,
  );

  expect(mails.map(({ to, text }) => [to, text])).toEqual([
    ['ann@firm.example', 'A new one comes.'],
    ['bob@firm.example', 'A new one comes.'],
  ]);
  expect(new Set(mails.map(({ message_id }) => message_id)).size).toBe(2);
});

test('a bounce and a holiday notice in a thread are notes, and ask nobody for an answer', async () => {
  const opened = await handIn(mail({ 'Message-ID': '<b1@a.example>', Subject: 'Bouncing' }));
  const bounce = await handIn(
    mail(
      {
        'Message-ID': '<b2@a.example>',
        From: 'postmaster@a.example',
        'In-Reply-To': '<b1@a.example>',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
      },
      report,
    ),
  );

  const { messages, ...after } = await ticket(opened.ticketId);
  expect(bounce).toMatchObject({ outcome: 'NOTED', reason: 'BOUNCE', ticketId: opened.ticketId });
  expect(after).toMatchObject({ status: 'NEW', revision: 1 });
  expect(messages.nodes[1]).toMatchObject({ direction: 'NOTE', author: 'mail system' });
});

test(`no mail crashes the reader, whatever is wrong with it, ${rounds} times`, async () => {
  const whole = specimens.map(({ raw }) => raw);
  const damaged = fc
    .tuple(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 40 }), fc.nat(60)), { maxLength: 6 }),
    )
    .map(([raw, cuts]) =>
      cuts.reduce((bytes, [at, patch, gone]) => {
        const place = bytes.length === 0 ? 0 : at % bytes.length;
        return Buffer.concat([bytes.subarray(0, place), patch, bytes.subarray(place + gone)]);
      }, raw),
    );
  const noise = fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes));

  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, noise), async (raw) => {
      if (raw.length === 0) return;
      const { outcome } = await handIn(raw);
      expect(['OPENED', 'APPENDED', 'NOTED', 'IGNORED']).toContain(outcome);
    }),
    { numRuns: rounds, seed: 20261128 },
  );
});
