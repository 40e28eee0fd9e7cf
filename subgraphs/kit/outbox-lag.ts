import type { EntityManager } from 'typeorm';
import { publishedSchema, schemaOf } from './outbox';
import { outboxSources } from './outbox-reader';

/** How fresh what a reader knows is. */
export interface OutboxLag {
  /** What was published before this instant is known. */
  asOf: Date;
  /** Departments with events that have waited longer than two seconds, or could not be applied. */
  laggingDepartments: string[];
}

const tolerated = "interval '2 seconds'";

/** Looks into the outboxes themselves, so that it is true of a reader that has died, too. */
export async function outboxLag(manager: EntityManager, reader: string): Promise<OutboxLag> {
  const schema = schemaOf(manager);
  const oldest = (await outboxSources(manager)).map(
    (source) => `
      SELECT '${source}' AS source, (
        SELECT o.recorded_at FROM ${publishedSchema}.${source} o
        WHERE (o.transaction_id, o.sequence) > (
          coalesce((SELECT c.transaction_id FROM ${schema}.outbox_cursor c WHERE c.reader = $1 AND c.source = '${source}'), '0'),
          coalesce((SELECT c.sequence FROM ${schema}.outbox_cursor c WHERE c.reader = $1 AND c.source = '${source}'), 0))
        ORDER BY o.transaction_id, o.sequence LIMIT 1) AS since`,
  );
  const [row]: OutboxLag[] = await manager.query(
    `WITH waiting AS (
       ${oldest.join(' UNION ALL ')}
       UNION ALL SELECT source, min(recorded_at) FROM ${schema}.outbox_dead_letter WHERE reader = $1 GROUP BY source)
     SELECT least(clock_timestamp(), min(since)) AS "asOf",
       coalesce(array_agg(DISTINCT source ORDER BY source) FILTER (WHERE since < clock_timestamp() - ${tolerated}), '{}')
         AS "laggingDepartments"
     FROM waiting`,
    [reader],
  );
  if (!row) throw new Error('an aggregate must answer');
  return row;
}
