import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { rowByKey, valueByKey } from '../../kit/loaders';
import { Campaign } from './entity';

/** What became of a campaign's messages; those in the queue are left out. */
export interface CampaignCounts {
  recipients: number;
  sent: number;
  delivered: number;
  bounced: number;
  pending: number;
  opened: number;
  /** Whose picture only machines fetched. */
  prefetched: number;
  clicked: number;
  unsubscribed: number;
}

const counts = `
  SELECT campaign_id::text AS key,
    count(*)::int AS recipients,
    count(*) FILTER (WHERE status <> 'HELD')::int AS sent,
    count(*) FILTER (WHERE status = 'DELIVERED')::int AS delivered,
    count(*) FILTER (WHERE status = 'BOUNCED')::int AS bounced,
    count(*) FILTER (WHERE status = 'SENT')::int AS pending,
    count(opened_at) FILTER (WHERE status IN ('SENT', 'DELIVERED'))::int AS opened,
    count(prefetched_at) FILTER (WHERE status IN ('SENT', 'DELIVERED') AND opened_at IS NULL)::int AS prefetched,
    count(clicked_at) FILTER (WHERE status IN ('SENT', 'DELIVERED'))::int AS clicked,
    count(unsubscribed_at)::int AS unsubscribed
  FROM marketing.campaign_messages
  WHERE campaign_id = ANY ($1::uuid[]) AND status <> 'QUEUED'
  GROUP BY campaign_id`;

const none: CampaignCounts = {
  ...{ recipients: 0, sent: 0, delivered: 0, bounced: 0, pending: 0 },
  ...{ opened: 0, prefetched: 0, clicked: 0, unsubscribed: 0 },
};

export const campaignLoaders = (manager: EntityManager) => ({
  campaignById: rowByKey(manager, Campaign),
  campaignCountsByCampaignId: valueByKey<CampaignCounts, CampaignCounts & { key: string }>(
    (ids) => queryPrepared(manager, counts, [ids]),
    (row) => row,
    () => none,
  ),
});
