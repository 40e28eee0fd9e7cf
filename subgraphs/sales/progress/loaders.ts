import type DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { valueByKey } from '../../kit/loaders';
import { columnsOf } from '../../kit/statement';
import { Deal } from '../deal/entity';

/** Deals of one member that are listed at most. */
const maximumStuck = 100;

export const progressLoaders = (manager: EntityManager) => {
  const byDays = new Map<number, DataLoader<string, Deal[]>>();
  const stuck = (days: number) =>
    valueByKey<Deal[], { key: string; rows: Deal[] }>(
      async (ids) => {
        const rows: (Deal & { key: string; place: number })[] = await manager.query(
          `SELECT * FROM (
             SELECT ${columnsOf(manager, Deal, 't')}, t.owner_id::text AS key,
               row_number() OVER (PARTITION BY t.owner_id ORDER BY moved.at, t.id)::int AS place
             FROM sales.deals t,
               LATERAL (SELECT max(c.at) AS at FROM sales.deal_stage_changes c WHERE c.deal_id = t.id) moved
             WHERE t.owner_id = ANY ($1::uuid[]) AND t.status = 'OPEN' AND moved.at < now() - make_interval(days => $2)) ranked
           WHERE place <= ${maximumStuck} ORDER BY place`,
          [ids, days],
        );
        return [...Map.groupBy(rows, (row) => row.key)].map(([key, mine]) => ({ key, rows: mine }));
      },
      (row) => row.rows,
      () => [],
    );
  return {
    /** Open deals of a member of staff that have not moved for so many days, the longest standing first. */
    stuckDealsByMemberId: (days: number): DataLoader<string, Deal[]> => {
      const loader = byDays.get(days) ?? stuck(days);
      byDays.set(days, loader);
      return loader;
    },
  };
};
