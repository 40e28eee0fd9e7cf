import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../kit/errors';
import { allowLongStatements } from '../../kit/import/checkpoint';
import { publish } from '../../kit/outbox';
import { requireText } from '../../kit/text';
import type { HoldReason } from '../contactability/hold-reason';
import { campaignEvent } from '../sending/events';
import { lockSending } from '../sending/lock';
import { lockCampaign } from '../sending/queue';
import { overridableHolds } from './entity';

export interface Override {
  campaignId: string;
  reason: HoldReason;
  because: string;
  decidedBy: string;
}

/** Records the decision and puts what the hold has held back in line again; returns the campaign's id. */
export async function overrideHold(
  transaction: EntityManager,
  { campaignId, reason, because, decidedBy }: Override,
): Promise<string> {
  const why = requireText(because, 1_000, ['because']);
  if (!overridableHolds.some((hold) => hold === reason)) {
    throw new Refusal('INVALID', `nobody may let ${reason} pass, only ${overridableHolds.join(', ')}`, ['reason']);
  }
  await lockSending(transaction);
  const { id, status } = await lockCampaign(transaction, campaignId);
  if (status === 'CANCELLED') throw new Refusal('CONFLICT', 'the campaign is cancelled');
  await transaction.query(
    `INSERT INTO marketing.hold_overrides (id, campaign_id, reason, because, decided_by) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (campaign_id, reason) DO NOTHING`,
    [uuid(), id, reason, why, decidedBy],
  );
  await allowLongStatements(transaction);
  const [{ count } = { count: 0 }]: { count: number }[] = await transaction.query(
    `WITH released AS (
        UPDATE marketing.campaign_messages SET status = 'QUEUED', held_because = NULL, due_at = now(),
          updated_at = now() WHERE campaign_id = $1 AND held_because = $2 AND due_at IS NOT NULL RETURNING id)
      SELECT count(*)::int AS count FROM released`,
    [id, reason],
  );
  if (reason === 'QUIET_HOURS') {
    // What waits for their end waits for nothing now.
    await transaction.query(
      `UPDATE marketing.campaign_messages SET due_at = now(), updated_at = now()
        WHERE campaign_id = $1 AND status = 'QUEUED' AND due_at > now() AND problem IS NULL`,
      [id],
    );
  }
  if (count > 0 && status === 'DONE') {
    await transaction.query(
      `UPDATE marketing.campaigns SET status = 'SENDING', ended_at = NULL, updated_at = now() WHERE id = $1`,
      [id],
    );
    await publish(transaction, [campaignEvent(id, 'SENDING')]);
  }
  await publish(transaction, [
    { ...campaignEvent(id, status), type: 'marketing.hold.overridden', data: { campaignId: id, reason, decidedBy } },
  ]);
  return id;
}
