import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';

/** One merge as the kernel keeps it. */
export interface StoredMerge {
  id: string;
  /** The id that was addressed as the one to disappear. */
  mergedId: string;
  at: Date;
  /** Subject of the token of whoever merged. */
  mergedBy: string;
  undoneAt: Date | null;
}

/** Merges into each customer or into an id merged with it, newest first; with those that were undone. */
const mergesByCustomerId = (manager: EntityManager): DataLoader<string, StoredMerge[]> =>
  new DataLoader(async (ids) => {
    const rows = await queryPrepared<StoredMerge & { key: string }>(
      manager,
      `SELECT m.key, l.id, l.merged_id AS "mergedId", l.created_at AS at, l.merged_by AS "mergedBy",
         l.undone_at AS "undoneAt"
       FROM identity.members($1::uuid[]) m JOIN identity.merge_log l ON l.survivor_id = m.member
       ORDER BY l.sequence DESC`,
      [ids],
    );
    const grouped = Map.groupBy(rows, (row) => row.key);
    return ids.map((id) => grouped.get(id) ?? []);
  });

/** The other ids of each customer, in the order they became known. */
const mergedIdsByCustomerId = (manager: EntityManager): DataLoader<string, string[]> =>
  new DataLoader(async (ids) => {
    const rows = await queryPrepared<{ key: string; id: string }>(
      manager,
      `SELECT m.key, c.id FROM identity.members($1::uuid[]) m JOIN identity.customer c ON c.id = m.member
       WHERE c.merged_into IS NOT NULL ORDER BY c.created_at, c.id`,
      [ids],
    );
    const grouped = Map.groupBy(rows, (row) => row.key);
    return ids.map((id) => (grouped.get(id) ?? []).map((row) => row.id));
  });

export const mergeLoaders = (manager: EntityManager) => ({
  mergesByCustomerId: mergesByCustomerId(manager),
  mergedIdsByCustomerId: mergedIdsByCustomerId(manager),
});
