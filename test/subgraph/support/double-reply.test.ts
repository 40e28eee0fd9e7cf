import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { type MailServer, startMailServer } from '../../support/mail-server';
import { type DeskProcess, gatewayToken, startDesk } from './desk-process';
import { type SupportUnderTest, supportUnderTest } from './tickets';

const agents = 50;
const rounds = process.env.LONG ? 100 : 4;
const patience = 120_000;
jest.setTimeout(process.env.LONG ? 3_600_000 : 180_000);

const claimMutation = `mutation ($input: TicketClaimInput!) { ticketClaim(input: $input) {
  claim { token } ticket { revision } heldBy { id } userErrors { code } } }`;
const replyMutation = `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) {
  message { id messageId } heldBy { id } replayed userErrors { code } } }`;

let support: SupportUnderTest;
let mailServer: MailServer;
let desk: DeskProcess;
// Each agent's calls go over connections of their own, as from fifty desks.
const dispatcher = new Agent({ connections: agents });

beforeAll(async () => {
  support = await supportUnderTest();
  mailServer = await startMailServer();
  desk = await startDesk(support.testDatabase, mailServer.url);
});
afterAll(async () => {
  desk.process.kill('SIGKILL');
  await dispatcher.close();
  await mailServer.close();
  await support.testDatabase.drop();
});

/** Asks until there is an answer, as a client does whose connection broke: with the same key. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the mutation's.
async function ask(login: string, query: string, input: object): Promise<any> {
  const authorization = `Bearer ${await gatewayToken('viewer+jwt', login)}`;
  const endsAt = Date.now() + patience;
  for (;;) {
    try {
      const { body } = await request(desk.url, {
        method: 'POST',
        dispatcher,
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query, variables: { input } }),
      });
      const { data, errors } = (await body.json()) as { data: Record<string, unknown>; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return Object.values(data)[0];
    } catch (error) {
      if (Date.now() > endsAt || !(error as { code?: string }).code) throw error;
      await pause(50);
    }
  }
}

interface Outcome {
  sent: boolean;
  codes: string[];
  heldBy: string | null;
}

async function answer(login: string, ticketId: string, body: string): Promise<Outcome> {
  const claimed = await ask(login, claimMutation, { idempotencyKey: randomUUID(), ticketId });
  const codes = claimed.userErrors.map(({ code }: { code: string }) => code);
  if (!claimed.claim) return { sent: false, codes, heldBy: claimed.heldBy?.id ?? null };
  const input = { idempotencyKey: randomUUID(), ticketId, claimToken: claimed.claim.token, expectedRevision: 1, body };
  const replied = await ask(login, replyMutation, input);
  const again = await ask(login, replyMutation, input);
  expect(again.message?.id).toBe(replied.message?.id);
  return {
    sent: replied.message !== null,
    codes: replied.userErrors.map(({ code }: { code: string }) => code),
    heldBy: replied.heldBy?.id ?? null,
  };
}

async function mailsOf(number: string, count: number): Promise<number> {
  const endsAt = Date.now() + patience;
  const found = () => mailServer.received.filter(({ subject }) => subject?.includes(`[${number}]`)).length;
  while (found() < count && Date.now() < endsAt) await pause(20);
  return found();
}

const mailStates = (ticketId: string) =>
  support.testDatabase.asOwner(
    `SELECT o.state, o.attempts, o.due_at, o.sending_since, o.problem FROM support.outgoing_mail o
      JOIN support.ticket_messages m ON m.id = o.id WHERE m.ticket_id = $1`,
    [ticketId],
  );

test(`of ${agents} agents who answer at once, one does and the others are told who, ${rounds} times, kills included`, async () => {
  const numbers: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const { ticket } = await support.open({ subject: `Round ${round}` });
    numbers.push(ticket.number);
    const isKilled = round % 2 === 0;
    if (isKilled) {
      desk.process.kill('SIGKILL');
      desk = await startDesk(support.testDatabase, mailServer.url, true);
      // The next one is started by whoever keeps the service running.
      void once(desk.process, 'exit').then(async () => {
        desk = await startDesk(support.testDatabase, mailServer.url);
      });
    }

    const outcomes = await Promise.all(
      Array.from({ length: agents }, (_, index) => answer(`agent-${index}`, ticket.id, `Answer of ${index}`)),
    );

    const refused = outcomes.filter(({ sent }) => !sent);
    expect(refused).toHaveLength(agents - 1);
    expect(refused.filter(({ heldBy }) => heldBy === null)).toEqual([]);
    expect(refused.filter(({ codes }) => !['ALREADY_CLAIMED', 'STALE_REVISION'].includes(codes[0]!))).toEqual([]);
    // No operator steps in. A kill between commit and answer comes before its mail was begun, even if the process has
    // asked for the mail already: what nobody has begun to hand over goes out by itself.
    const came = await mailsOf(ticket.number, 1);
    if (came !== 1) throw new Error(`round ${round}: ${came} mails, ${JSON.stringify(await mailStates(ticket.id))}`);
  }

  for (const number of numbers) expect(await mailsOf(number, 1)).toBe(1);
  const [counted] = await support.testDatabase.asOwner<{ count: number }>(
    'SELECT count(*)::int AS count FROM support.refused_replies',
  );
  expect(counted?.count).toBe(rounds * (agents - 1));
  const year = new Date().getUTCFullYear();
  const { data } = await support.client.execute(
    `{ serviceLevels(period: "${year - 1}-01-01/${year + 1}-12-31") { doubleRepliesPrevented } }`,
  );
  expect(data.serviceLevels).toEqual({ doubleRepliesPrevented: rounds * (agents - 1) });
});
