import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import type { IdentitySettings } from '../../kit/identity';
import type { Channel } from '../campaign/entity';
import type { ConsentState } from '../consent/entity';
import { recordConsents } from '../consent/service';

interface Approached {
  customerId: string;
  channel: Channel;
  purpose: string;
}

interface Said {
  state: ConsentState;
  at: Date;
}

/** What the person, under whichever id, said last of a channel and purpose. */
async function latestWord(
  transaction: EntityManager,
  { customerId, channel, purpose }: Approached,
): Promise<Said | undefined> {
  const [latest]: Said[] = await transaction.query(
    `SELECT said.state, said.at FROM identity.members(ARRAY[$1::uuid]) k CROSS JOIN LATERAL (
        SELECT e.state, e.at, e.id FROM marketing.consent_events e
        WHERE e.customer_id = k.member AND e.channel = $2 AND e.purpose = $3 ORDER BY e.at DESC, e.id DESC LIMIT 1) said
      ORDER BY said.at DESC, said.id DESC LIMIT 1`,
    [customerId, channel, purpose],
  );
  return latest;
}

/**
 * Takes back the consent to what a message was sent for, by the link in it. The revocation is the latest word whatever
 * clock an earlier one went by. A second time it changes nothing, unless the person has agreed again meanwhile; nor does it
 * once the person was erased.
 */
export async function unsubscribe(
  transaction: EntityManager,
  messageId: string,
  settings: IdentitySettings,
  now = new Date(),
): Promise<void> {
  // Locked, so that of two clicks at once the second sees what the first has written.
  const [message]: Approached[] = await transaction.query(
    `SELECT m.customer_id AS "customerId", c.channel, c.purpose
      FROM marketing.campaign_messages m JOIN marketing.campaigns c ON c.id = m.campaign_id
      WHERE m.id = $1 AND m.recipient IS NOT NULL FOR NO KEY UPDATE OF m`,
    [messageId],
  );
  if (!message) return;
  const latest = await latestWord(transaction, message);
  if (latest?.state === 'REVOKED') return;
  const { customerId, channel, purpose } = message;
  const revocation = {
    ...{ customer: { id: customerId }, channel, purpose, state: 'REVOKED' as const, source: 'unsubscribe link' },
    proof: `link in the campaign message ${messageId}`,
    at: new Date(Math.max(now.getTime(), latest ? latest.at.getTime() + 1 : 0)),
  };
  await transaction.query(
    `UPDATE marketing.campaign_messages SET unsubscribed_at = coalesce(unsubscribed_at, $2), updated_at = now()
      WHERE id = $1`,
    [messageId, now],
  );
  const [recorded] = await recordConsents(transaction, [revocation], settings);
  if (recorded instanceof Refusal && recorded.code !== 'NOT_FOUND') throw recorded;
}
