import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { type HoldReason, holdReasons } from '../contactability/hold-reason';

/** How many messages one reason held back. */
export interface HeldCount {
  reason: HoldReason;
  count: number;
}

export const sendingLoaders = (manager: EntityManager) => ({
  heldCountsByCampaignId: new DataLoader<string, HeldCount[]>(async (ids) => {
    const rows: (HeldCount & { key: string })[] = await manager.query(
      `SELECT campaign_id::text AS key, held_because AS reason, count(*)::int AS count
        FROM marketing.campaign_messages
        WHERE campaign_id = ANY ($1::uuid[]) AND held_because IS NOT NULL
        GROUP BY campaign_id, held_because`,
      [ids],
    );
    const byCampaign = Map.groupBy(rows, ({ key }) => key);
    const place = ({ reason }: HeldCount) => holdReasons.indexOf(reason);
    return ids.map((id) => (byCampaign.get(id) ?? []).sort((one, other) => place(one) - place(other)));
  }),
});
