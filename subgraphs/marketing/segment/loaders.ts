import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { rowByKey, valueByKey } from '../../kit/loaders';
import { columnsOf, tableOf } from '../../kit/statement';
import { Segment } from './entity';

/** How many customers a segment has, and when what it is made of was known. */
export interface SegmentSize {
  size: number;
  asOf: Date;
}

export const segmentLoaders = (manager: EntityManager) => ({
  segmentById: rowByKey(manager, Segment),
  segmentSizeBySegmentId: valueByKey<SegmentSize, SegmentSize & { key: string }>(
    (ids) =>
      manager.query(
        `SELECT t.id::text AS key, (SELECT count(*)::int FROM customer.meeting(t.filter, NULL)) AS size,
            customer.facts_as_of() AS "asOf"
          FROM ${tableOf(manager, Segment)} t WHERE t.id = ANY ($1::uuid[])`,
        [ids],
      ),
    (row) => row,
    () => ({ size: 0, asOf: new Date() }),
  ),
  segmentsByCustomerId: new DataLoader<string, Segment[]>(async (ids) => {
    const rows: (Segment & { __key: string })[] = await manager.query(
      `WITH asked AS MATERIALIZED (SELECT id, canonical_id FROM identity.canonical($1::uuid[]))
        SELECT asked.id::text AS "__key", ${columnsOf(manager, Segment, 't')}
        FROM ${tableOf(manager, Segment)} t
        CROSS JOIN LATERAL customer.meeting(t.filter, ARRAY(SELECT DISTINCT canonical_id FROM asked)) met
        JOIN asked ON asked.canonical_id = met
        ORDER BY t.created_at DESC, t.id DESC`,
      [ids],
    );
    const byCustomer = Map.groupBy(rows, (row) => row.__key);
    return ids.map((id) => byCustomer.get(id) ?? []);
  }),
});
