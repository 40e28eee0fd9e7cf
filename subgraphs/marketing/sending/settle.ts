import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { publishFactValues, publishFacts } from '../../kit/facts';
import { publish } from '../../kit/outbox';
import { type SettledMessage, campaignEvent, settledEvent } from './events';
import { lockSending } from './lock';

/** How handing a message over went; DOUBT: nobody knows whether it went out. */
export interface HandedOver {
  id: string;
  outcome: 'TAKEN' | 'REFUSED' | 'NOT_TAKEN' | 'DOUBT';
  problem?: string;
  /** When what was not taken is tried again. */
  dueAt?: Date;
}

const settledColumns = `m.id, m.customer_id AS "customerId", m.campaign_id AS "campaignId", m.status,
  m.sent_at AS "sentAt", m.held_because AS "heldBecause"`;

/** Tells of messages; what a bounce changes is asked of the database, when a message was sent is known here. */
async function tell(transaction: EntityManager, messages: readonly SettledMessage[], now: Date): Promise<void> {
  await publish(
    transaction,
    messages.map((message) => settledEvent(message, now)),
  );
  if (messages.some(({ status }) => status === 'BOUNCED')) {
    return publishFacts(
      transaction,
      messages.map(({ customerId }) => customerId),
    );
  }
  const latest = new Map<string, Date>();
  for (const { customerId, sentAt } of messages) {
    const known = latest.get(customerId);
    if (sentAt && (!known || known < sentAt)) latest.set(customerId, sentAt);
  }
  // Computing all facts anew would ask for each mail once more whom its customer may be reached by.
  await publishFactValues(
    transaction,
    [...latest].map(([customerId, at]) => ({ customerId, facts: { 'marketing.lastSentAt': at.toISOString() } })),
  );
}

/**
 * Puts back what was not taken. It waits for claims: they count what was sent within the week. What came back of it was
 * a server that looked into the mail.
 */
async function requeue(transaction: EntityManager, notTaken: readonly HandedOver[]): Promise<void> {
  if (notTaken.length === 0) return;
  await lockSending(transaction);
  await transaction.query(
    `WITH back AS MATERIALIZED (
        SELECT m.id, c.status <> 'CANCELLED' AS waits, r.problem, r."dueAt"
        FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, problem text, "dueAt" timestamptz)
        JOIN marketing.campaign_messages m ON m.id = r.id JOIN marketing.campaigns c ON c.id = m.campaign_id
        WHERE m.status = 'SENT' AND m.handed_over_at IS NULL AND NOT m.in_doubt),
      withdrawn AS (DELETE FROM marketing.campaign_messages m USING back b WHERE m.id = b.id AND NOT b.waits)
      UPDATE marketing.campaign_messages m SET status = 'QUEUED', due_at = b."dueAt", problem = b.problem,
        sent_at = NULL, recipient = NULL, subject = NULL, body = NULL, updated_at = now(),
        opened_at = NULL, prefetched_at = NULL, clicked_at = NULL
      FROM back b WHERE m.id = b.id AND b.waits`,
    [JSON.stringify(notTaken)],
  );
}

/** Whether there is anything to do at all: asked often, so without a lock. */
export async function isSending(manager: EntityManager): Promise<boolean> {
  const [row] = await queryPrepared<{ sending: boolean }>(
    manager,
    `SELECT EXISTS (SELECT FROM marketing.campaigns WHERE status = 'SENDING' AND segment_id IS NOT NULL)
      OR EXISTS (SELECT FROM marketing.campaign_messages m WHERE m.due_at IS NOT NULL AND m.status = 'SENT'
        AND m.handed_over_at IS NULL AND NOT m.in_doubt) AS sending`,
    [],
  );
  return row?.sending ?? false;
}

/** Writes down how messages that were claimed have fared; those that were given up meanwhile stay in doubt. */
export async function settleMessages(
  transaction: EntityManager,
  handedOver: readonly HandedOver[],
  now: Date,
): Promise<void> {
  const [notTaken, settled] = [
    handedOver.filter(({ outcome }) => outcome === 'NOT_TAKEN'),
    handedOver.filter(({ outcome }) => outcome !== 'NOT_TAKEN'),
  ];
  await requeue(transaction, notTaken);
  const messages: SettledMessage[] = await transaction.query(
    `WITH settled AS (
        UPDATE marketing.campaign_messages m SET updated_at = now(), problem = r.problem,
          status = CASE r.outcome WHEN 'REFUSED' THEN 'BOUNCED' ELSE m.status END,
          in_doubt = r.outcome = 'DOUBT', handed_over_at = CASE WHEN r.outcome <> 'DOUBT' THEN $2::timestamptz END
        FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, outcome text, problem text)
        WHERE m.id = r.id AND m.status = 'SENT' AND m.handed_over_at IS NULL AND NOT m.in_doubt RETURNING m.*)
      SELECT ${settledColumns} FROM settled m ORDER BY m.id`,
    [JSON.stringify(settled), now],
  );
  await tell(transaction, messages, now);
}

/** Gives up messages whose sender was killed: nobody knows whether they went out, and they are not sent again. */
export async function doubtAbandoned(transaction: EntityManager, before: Date, now: Date): Promise<string[]> {
  const messages: SettledMessage[] = await transaction.query(
    `WITH doubted AS (
        UPDATE marketing.campaign_messages m SET in_doubt = true, updated_at = now(),
          problem = 'its sender ended while it was handed over'
        WHERE m.due_at IS NOT NULL AND m.status = 'SENT' AND m.handed_over_at IS NULL AND NOT m.in_doubt
          AND m.sent_at < $1 RETURNING m.*)
      SELECT ${settledColumns} FROM doubted m ORDER BY m.id`,
    [before],
  );
  await tell(transaction, messages, now);
  return messages.map(({ id }) => id);
}

/** Ends campaigns all of whose messages are settled. It waits for whoever puts messages back in line. */
export async function endCampaigns(transaction: EntityManager): Promise<void> {
  await lockSending(transaction);
  const ended: { id: string }[] = await transaction.query(
    `WITH ended AS (
        UPDATE marketing.campaigns c SET status = 'DONE', ended_at = now(), updated_at = now()
        WHERE c.status = 'SENDING' AND c.segment_id IS NOT NULL AND NOT EXISTS (
          SELECT FROM marketing.campaign_messages m WHERE m.campaign_id = c.id AND m.due_at IS NOT NULL
            AND (m.status = 'QUEUED' OR m.status = 'SENT' AND m.handed_over_at IS NULL AND NOT m.in_doubt))
        RETURNING c.id)
      SELECT id FROM ended`,
  );
  await publish(
    transaction,
    ended.map(({ id }) => campaignEvent(id, 'DONE')),
  );
}
