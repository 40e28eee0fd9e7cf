import type { EntityManager } from 'typeorm';
import { publishFacts } from '../../kit/facts';
import { publish } from '../../kit/outbox';
import { type SettledMessage, settledEvent } from '../sending/events';
import { reactionEvent } from '../tracking/events';
import type { DeliveryReport } from './report';

/** What a report has changed; IGNORED: nothing, as it says nothing final, or nothing new, or is about no message here. */
export type ReportOutcome = 'BOUNCED' | 'DELIVERED' | 'IGNORED';

/** By what a server did: what becomes of a message, and which messages that may still become of. */
const finalActions = new Map([
  // Some servers take a mail, and machines look into it, before they know whether they can deliver it.
  ['failed', { outcome: 'BOUNCED', from: `status IN ('SENT', 'DELIVERED')` } as const],
  // One that is being handed over at this moment is left to whoever does it.
  [
    'delivered',
    { outcome: 'DELIVERED', from: `status = 'SENT' AND (handed_over_at IS NOT NULL OR in_doubt)` } as const,
  ],
]);

/** Writes down what a mail server tells of a message that was sent from here. Of an erased person nothing is noted. */
export async function receiveReport(
  transaction: EntityManager,
  { messageId, action, status }: DeliveryReport,
  now = new Date(),
): Promise<ReportOutcome> {
  const final = finalActions.get(action);
  if (!final) return 'IGNORED';
  const { outcome, from } = final;
  const [message]: SettledMessage[] = await transaction.query(
    `WITH noted AS (
        UPDATE marketing.campaign_messages SET status = $2, in_doubt = false, updated_at = now(),
          bounce_status = CASE WHEN $2 = 'BOUNCED' THEN $3 END
        WHERE id = $1 AND ${from} AND recipient IS NOT NULL RETURNING *)
      SELECT id, customer_id AS "customerId", campaign_id AS "campaignId", status, sent_at AS "sentAt",
        held_because AS "heldBecause" FROM noted`,
    [messageId, outcome, status],
  );
  if (!message) return 'IGNORED';
  await publish(transaction, [
    outcome === 'BOUNCED' ? settledEvent(message, now) : reactionEvent(message, outcome, now),
  ]);
  await publishFacts(transaction, [message.customerId]);
  return outcome;
}
