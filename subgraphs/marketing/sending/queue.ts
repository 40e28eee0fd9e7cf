import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, notFound } from '../../kit/errors';
import { allowLongStatements } from '../../kit/import/checkpoint';
import { publish } from '../../kit/outbox';
import type { Settings } from '../../kit/settings';
import { isUuid } from '../../kit/statement';
import { Campaign } from '../campaign/entity';
import { segmentMembers } from '../segment/members';
import { isCarried } from './carrier';
import { campaignEvent } from './events';

/** Locks a campaign of which there are templates here. */
export async function lockCampaign(transaction: EntityManager, id: string): Promise<Campaign> {
  const campaign = isUuid(id)
    ? await transaction.findOne(Campaign, { where: { id }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!campaign) throw notFound('campaign', ['campaignId']);
  if (campaign.body !== null) return campaign;
  throw new Refusal('INVALID', 'a campaign that was sent elsewhere has no templates here', ['campaignId']);
}

/**
 * Puts the messages of a draft in line for all who are in the segment at this moment, and returns how many. Whether
 * each may be sent is asked when it is claimed.
 */
export async function queueCampaign(
  transaction: EntityManager,
  { campaignId, segmentId }: { campaignId: string; segmentId: string },
  settings: Pick<Settings, 'outreach'>,
): Promise<{ campaignId: string; queued: number }> {
  const { id, status, channel } = await lockCampaign(transaction, campaignId);
  if (status !== 'DRAFT') throw new Refusal('CONFLICT', `only a DRAFT can be sent; this campaign is ${status}`);
  if (!isCarried(channel, settings)) {
    throw new Refusal('INVALID', `nothing here carries messages by ${channel}`, ['campaignId']);
  }
  await allowLongStatements(transaction);
  let queued = 0;
  for await (const customerIds of segmentMembers(transaction, segmentId)) {
    await transaction.query(
      `INSERT INTO marketing.campaign_messages (id, campaign_id, customer_id, status, due_at)
        SELECT message.id, $1, message.customer_id, 'QUEUED', now()
        FROM unnest($2::uuid[], $3::uuid[]) AS message (id, customer_id)`,
      [id, customerIds.map(() => uuid()), customerIds],
    );
    queued += customerIds.length;
  }
  await transaction.query(
    `UPDATE marketing.campaigns SET status = 'SENDING', segment_id = $2, started_at = now(), ended_at = NULL,
      updated_at = now() WHERE id = $1`,
    [id, segmentId],
  );
  await publish(transaction, [campaignEvent(id, 'SENDING')]);
  return { campaignId: id, queued };
}
