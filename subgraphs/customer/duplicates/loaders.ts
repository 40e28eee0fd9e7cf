import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { valueByKey } from '../../kit/loaders';
import { columnsOf, tableOf } from '../../kit/statement';
import { Duplicate } from './entity';

/** Pairs that each surviving customer is one of, seen from that customer, the most likely first. */
const duplicatesByCustomerId = (manager: EntityManager): DataLoader<string, Duplicate[]> =>
  new DataLoader(async (ids) => {
    const rows: Duplicate[] = await manager.query(
      `SELECT ${columnsOf(manager, Duplicate, 't')} FROM ${tableOf(manager, Duplicate)} t
        WHERE t.customer_id = ANY ($1::uuid[]) OR t.other_id = ANY ($1::uuid[]) ORDER BY t.score DESC, t.id`,
      [ids],
    );
    return ids.map((id) =>
      rows.flatMap((row) => {
        if (row.customerId === id) return [row];
        return row.otherId === id ? [{ ...row, customerId: id, otherId: row.customerId }] : [];
      }),
    );
  });

export const duplicateLoaders = (manager: EntityManager) => ({
  duplicatesByCustomerId: duplicatesByCustomerId(manager),
  /** The pair by the id it was proposed with; null once it is decided. */
  duplicateById: valueByKey<Duplicate | null, Duplicate & { key: string }>(
    (ids) =>
      manager.query(
        `SELECT m.id::text AS key, ${columnsOf(manager, Duplicate, 't')}
          FROM identity.merge_candidate m JOIN ${tableOf(manager, Duplicate)} t
            ON t.customer_id = m.low_id AND t.other_id = m.high_id
          WHERE m.id = ANY ($1::uuid[])`,
        [ids],
      ),
    (row) => row,
    () => null,
  ),
});
