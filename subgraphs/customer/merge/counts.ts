import type { EntityManager } from 'typeorm';
import { customerCounts } from '../../kit/customer-counts';

export interface MovedCount {
  /** Subgraph name of the department. */
  department: string;
  /** The records' type in the graph. */
  type: string;
  count: number;
}

/** How many records of each type every department has of the ids, in alphabetical order; none is left out. */
export async function movedCounts(manager: EntityManager, ids: readonly string[]): Promise<MovedCount[]> {
  const departments: { schema: string; source: string }[] = await manager.query(
    `SELECT n.nspname AS schema, format('%I.%I', n.nspname, p.proname) AS source
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.proname = $1 AND has_function_privilege(p.oid, 'EXECUTE') ORDER BY n.nspname`,
    [customerCounts],
  );
  const counts = departments.map(
    ({ source }, index) => `SELECT $${index + 2}::text AS department, type, count FROM ${source}($1::uuid[])`,
  );
  if (counts.length === 0) return [];
  return manager.query(
    `SELECT * FROM (${counts.join(' UNION ALL ')}) moved WHERE count > 0 ORDER BY department, type`,
    [ids, ...departments.map(({ schema }) => schema)],
  );
}
