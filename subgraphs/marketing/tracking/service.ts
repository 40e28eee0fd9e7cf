import type { EntityManager } from 'typeorm';
import { publishFacts } from '../../kit/facts';
import { publish } from '../../kit/outbox';
import { type Reaction, type ReactionKind, reactionEvent } from './events';

const columns: Record<ReactionKind, string> = {
  OPENED: 'opened_at',
  PREFETCHED: 'prefetched_at',
  CLICKED: 'clicked_at',
};

/**
 * Notes what came back of a message that was sent; only the first of each kind changes anything. Whatever came back,
 * the message has arrived. One that is being handed over at this moment stays so, for whoever hands it over to settle.
 * Of a person who was erased nothing is noted.
 */
export async function noteReaction(
  transaction: EntityManager,
  messageId: string,
  kind: ReactionKind,
  at = new Date(),
): Promise<void> {
  const [message]: Reaction[] = await transaction.query(
    `WITH noted AS (
        UPDATE marketing.campaign_messages SET ${columns[kind]} = $2, in_doubt = false, updated_at = now(),
          status = CASE WHEN handed_over_at IS NOT NULL OR in_doubt THEN 'DELIVERED' ELSE status END
        WHERE id = $1 AND ${columns[kind]} IS NULL AND status IN ('SENT', 'DELIVERED') AND recipient IS NOT NULL
        RETURNING id, campaign_id, customer_id)
      SELECT id, campaign_id AS "campaignId", customer_id AS "customerId" FROM noted`,
    [messageId, at],
  );
  if (!message) return;
  await publish(transaction, [reactionEvent(message, kind, at)]);
  await publishFacts(transaction, [message.customerId]);
}
