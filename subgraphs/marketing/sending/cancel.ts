import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { allowLongStatements } from '../../kit/import/checkpoint';
import { publish } from '../../kit/outbox';
import { campaignEvent } from './events';
import { lockSending } from './lock';
import { lockCampaign } from './queue';

/** Stops a campaign for good: what waits is withdrawn, as if it had never been queued; what was sent stays sent. */
export async function cancelCampaign(transaction: EntityManager, campaignId: string): Promise<string> {
  await lockSending(transaction);
  const { id, status } = await lockCampaign(transaction, campaignId);
  if (status === 'CANCELLED') return id;
  if (status === 'DONE') throw new Refusal('CONFLICT', 'all messages of the campaign are settled');
  await allowLongStatements(transaction);
  await transaction.query(`DELETE FROM marketing.campaign_messages WHERE campaign_id = $1 AND status = 'QUEUED'`, [id]);
  await transaction.query(
    `UPDATE marketing.campaigns SET status = 'CANCELLED', updated_at = now(),
      ended_at = CASE WHEN started_at IS NOT NULL THEN now() END WHERE id = $1`,
    [id],
  );
  await publish(transaction, [campaignEvent(id, 'CANCELLED')]);
  return id;
}
