import type { EntityManager } from 'typeorm';
import { publish } from '../../kit/outbox';
import type { Settings } from '../../kit/settings';
import { templateCustomers } from '../campaign/recipient';
import { type Standing, standings } from '../contactability/standing';
import { type Candidate, type ClaimedMessage, type Decision, decided } from './decision';
import { settledEvent } from './events';
import { lockSending } from './lock';

async function candidates(transaction: EntityManager, now: Date, limit: number): Promise<Candidate[]> {
  // The campaigns are held as well: one that is cancelled has sent its last message when it says so.
  return transaction.query(
    `SELECT m.id, m.campaign_id AS "campaignId", m.customer_id AS "customerId", m.attempts, c.channel, c.purpose,
        c.subject, c.body, c.tracks_individuals AS "tracksIndividuals",
        ARRAY(SELECT o.reason FROM marketing.hold_overrides o WHERE o.campaign_id = c.id) AS overridden
      FROM marketing.campaign_messages m JOIN marketing.campaigns c ON c.id = m.campaign_id
      WHERE m.status = 'QUEUED' AND m.due_at <= $1 AND c.status = 'SENDING'
      ORDER BY m.due_at, m.id LIMIT $2 FOR UPDATE OF m FOR SHARE OF c`,
    [now, limit],
  );
}

/** How many more may be claimed now, so that no second has more of them than the company allows. */
async function roomIn(transaction: EntityManager, now: Date, perSecond: number): Promise<number> {
  const [row]: { count: number }[] = await transaction.query(
    'SELECT count(*)::int AS count FROM marketing.campaign_messages WHERE due_at IS NOT NULL AND sent_at > $1',
    [new Date(now.getTime() - 1_000)],
  );
  return perSecond - (row?.count ?? 0);
}

/** Which messages are to persons who, under whatever id or address, have got the campaign already. */
async function alreadySent(
  transaction: EntityManager,
  asked: readonly { candidate: Candidate; standing: Standing }[],
): Promise<Set<string>> {
  // By single keys, so that each half has an index: what was sent to a person is little.
  const rows: { campaignId: string; reached: string }[] = await transaction.query(
    `SELECT m.campaign_id AS "campaignId", m.customer_id::text AS reached FROM marketing.campaign_messages m
        WHERE m.customer_id = ANY ($1::uuid[]) AND m.due_at IS NOT NULL AND m.status NOT IN ('QUEUED', 'HELD')
      UNION ALL
      SELECT m.campaign_id, m.recipient FROM marketing.campaign_messages m
        WHERE m.campaign_id = ANY ($2::uuid[]) AND m.recipient = ANY ($3::text[]) AND m.due_at IS NOT NULL`,
    [
      asked.flatMap(({ standing }) => standing.members),
      [...new Set(asked.map(({ candidate }) => candidate.campaignId))],
      asked.flatMap(({ standing: { address } }) => (address === null ? [] : [address])),
    ],
  );
  const sent = new Set(rows.map(({ campaignId, reached }) => `${campaignId} ${reached}`));
  const has = ({ candidate: { campaignId }, standing: { members, address } }: (typeof asked)[number]) =>
    [...members, address].some((reached) => sent.has(`${campaignId} ${reached}`));
  return new Set(asked.filter(has).map(({ candidate }) => candidate.id));
}

async function store(transaction: EntityManager, decisions: readonly Decision[], now: Date): Promise<void> {
  const rows = decisions.map((one) => {
    switch (one.decision) {
      case 'SEND': {
        const { address, letter } = one.message;
        return { id: one.id, status: 'SENT', recipient: address, subject: letter.subject, body: letter.body };
      }
      case 'HOLD':
        return { id: one.id, status: 'HELD', reason: one.reason };
      case 'WAIT':
        return { id: one.id, status: 'QUEUED', due: one.until, problem: one.problem };
      case 'WITHDRAW':
        return { id: one.id, status: null };
    }
  });
  await transaction.query(
    `WITH decided AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset($1::jsonb) AS d (
          id uuid, status text, recipient text, subject text, body text, reason text, due timestamptz, problem text)),
      withdrawn AS (
        DELETE FROM marketing.campaign_messages m USING decided d WHERE m.id = d.id AND d.status IS NULL)
      UPDATE marketing.campaign_messages m SET status = d.status, recipient = d.recipient, subject = d.subject,
        body = d.body, held_because = d.reason, due_at = coalesce(d.due, m.due_at), problem = d.problem,
        sent_at = CASE WHEN d.status = 'SENT' THEN $2::timestamptz END,
        attempts = m.attempts + (d.status = 'SENT' OR d.problem IS NOT NULL)::int, updated_at = now()
      FROM decided d WHERE m.id = d.id AND d.status IS NOT NULL`,
    [JSON.stringify(rows), now],
  );
}

/** Of messages to one person, or to one address, the first: the others are looked at when it counts. */
function onePerPerson<Asked extends { standing: Standing }>(asked: readonly Asked[]): Asked[] {
  const met = new Set<string>();
  return asked.filter(({ standing: { person, address } }) => {
    if (met.has(person) || (address !== null && met.has(address))) return false;
    met.add(person);
    if (address !== null) met.add(address);
    return true;
  });
}

/**
 * Decides about messages that are due, in one transaction: those to be handed over are marked SENT before they are, so
 * that a kill leaves them in doubt instead of sending them twice (0026). Returns them, and how many were decided about.
 */
export async function claimMessages(
  transaction: EntityManager,
  { limit, settings, clock }: { limit: number; settings: Settings; clock: () => Date },
): Promise<{ claimed: ClaimedMessage[]; decidedCount: number }> {
  await lockSending(transaction);
  const now = clock();
  const room = Math.min(limit, await roomIn(transaction, now, settings.outreach.messagesPerSecond));
  if (room <= 0) return { claimed: [], decidedCount: 0 };
  const due = await candidates(transaction, now, room);
  if (due.length === 0) return { claimed: [], decidedCount: 0 };
  // A statement of its own: only its snapshot sees a complaint or a revocation that was committed until now.
  const found = await standings(transaction, due, settings, now);
  const asked = onePerPerson(due.map((candidate, index) => ({ candidate, standing: found[index] as Standing })));
  const sent = await alreadySent(transaction, asked);
  const customers = await templateCustomers(
    transaction,
    asked.map(({ candidate }) => candidate.customerId),
  );
  const decisions = asked.map(({ candidate, standing }): Decision => {
    const { id, customerId } = candidate;
    if (sent.has(id)) return { id, decision: 'WITHDRAW' };
    const customer = customers.get(customerId);
    if (!customer) return { id, decision: 'HOLD', reason: 'NO_ADDRESS' };
    return decided(candidate, standing, customer, { now, settings });
  });
  await store(transaction, decisions, now);
  const byId = new Map(due.map((candidate) => [candidate.id, candidate]));
  await publish(
    transaction,
    decisions.flatMap((one) => {
      const candidate = byId.get(one.id);
      if (one.decision !== 'HOLD' || !candidate) return [];
      const { id, campaignId, customerId } = candidate;
      const held = { id, campaignId, customerId, status: 'HELD' as const, sentAt: null, heldBecause: one.reason };
      return [settledEvent(held, now)];
    }),
  );
  return {
    claimed: decisions.flatMap((one) => (one.decision === 'SEND' ? [one.message] : [])),
    decidedCount: decisions.length,
  };
}
