import type { EntityManager } from 'typeorm';
import { publishFacts } from '../../kit/facts';
import type { PublishedEvent } from '../../kit/outbox';
import type { OutboxReader } from '../../kit/outbox-reader';

/** Ids whose contactability an event of another department may have changed. */
function touchedBy({ type, customerId, data }: PublishedEvent): unknown[] {
  if (type === 'support.facts') return [customerId];
  if (type === 'customer.merged' || type === 'customer.unmerged') return [data['survivorId'], data['mergedId']];
  return [];
}

/** All ids of the persons whose published fact is no longer what holds. */
async function outdated(transaction: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await transaction.query(
    `SELECT c.id FROM marketing.contactable(ARRAY(
        SELECT DISTINCT m.member FROM identity.members($1::uuid[]) AS m
        WHERE EXISTS (SELECT FROM marketing.consent_events e WHERE e.customer_id = m.member))) c
      LEFT JOIN LATERAL (
        SELECT o.data #>> '{facts,marketing.contactable,value}' AS value FROM marketing.outbox o
        WHERE o.subject = c.id AND o.type = 'marketing.facts' AND o.data -> 'facts' ? 'marketing.contactable'
        ORDER BY o.sequence DESC LIMIT 1) AS told ON true
      WHERE told.value IS DISTINCT FROM c.contactable::text`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Publishes who may be written to anew, when a complaint or a merge has changed it. */
export const contactabilityReader: OutboxReader = {
  name: 'contactability',
  // What it made known stays true until something else is known.
  reset: async () => {},
  async apply(transaction, events) {
    const ids = events.flatMap(touchedBy).filter((id) => typeof id === 'string');
    if (ids.length > 0) await publishFacts(transaction, await outdated(transaction, ids));
  },
};
