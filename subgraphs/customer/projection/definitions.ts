import type { EntityManager } from 'typeorm';
import type { FactDefinition } from '../../kit/facts';
import type { PublishedEvent } from '../../kit/outbox';

/** A fact that some department publishes. */
export type KnownFact = Pick<FactDefinition, 'path' | 'type' | 'description' | 'orderable'> & { department: string };

/** All facts, by path. */
export const knownFacts = (manager: EntityManager): Promise<KnownFact[]> =>
  manager.query('SELECT path, type, description, orderable, department FROM customer.fact_definition ORDER BY path');

async function remove(transaction: EntityManager, paths: readonly string[]): Promise<void> {
  await transaction.query(
    `WITH gone AS (DELETE FROM customer.fact_definition WHERE path = ANY ($1::text[]) RETURNING id),
       published AS (DELETE FROM customer.addressed_fact WHERE path = ANY ($1::text[]))
     DELETE FROM customer.fact WHERE definition_id IN (SELECT id FROM gone)`,
    [paths],
  );
}

async function save(
  transaction: EntityManager,
  { source, type }: PublishedEvent,
  definitions: readonly FactDefinition[],
): Promise<void> {
  // A department defines what is its own, and nothing else.
  const own = definitions.filter(({ path }) => path.startsWith(`${source}.`));
  const changed: { path: string }[] = await transaction.query(
    `WITH before AS (SELECT path, type, combine, absent FROM customer.fact_definition),
       saved AS (
         INSERT INTO customer.fact_definition AS d (path, department, type, description, orderable, combine, absent, within, declared)
         SELECT path, $2, type, description, orderable, combine,
           CASE jsonb_typeof(absent) WHEN 'boolean' THEN absent::boolean::int::numeric WHEN 'number' THEN absent::numeric END, within, $3
         FROM jsonb_to_recordset($1::jsonb)
           AS n (path text, type text, description text, orderable boolean, combine text, absent jsonb, within text)
         ON CONFLICT (path) DO UPDATE SET type = excluded.type, description = excluded.description,
           orderable = excluded.orderable, combine = excluded.combine, absent = excluded.absent,
           within = excluded.within, declared = excluded.declared, updated_at = now()
         RETURNING d.path, d.type, d.combine, d.absent)
     SELECT s.path FROM saved s JOIN before b USING (path)
      WHERE (s.type, s.combine, s.absent) IS DISTINCT FROM (b.type, b.combine, b.absent)`,
    [JSON.stringify(own), source, type.endsWith('.declared')],
  );
  for (const { path } of changed) {
    await transaction.query(
      `DELETE FROM customer.fact WHERE definition_id = (SELECT id FROM customer.fact_definition WHERE path = $1)`,
      [path],
    );
    await transaction.query(
      `SELECT count(*) FROM customer.recombine(
         ARRAY(SELECT customer_id FROM customer.addressed_fact WHERE path = $1), ARRAY[$1::text])`,
      [path],
    );
  }
}

/** Takes over what a department says of its facts; values that are there already are combined as it says now. */
export async function applyDefinitions(transaction: EntityManager, event: PublishedEvent): Promise<void> {
  const { definitions = [], paths = [] } = event.data as { definitions?: FactDefinition[]; paths?: string[] };
  if (event.type.endsWith('.retired')) {
    await remove(
      transaction,
      paths.filter((path) => path.startsWith(`${event.source}.`)),
    );
    return;
  }
  await save(transaction, event, definitions);
  if (!event.type.endsWith('.declared')) return;
  const gone: { path: string }[] = await transaction.query(
    'SELECT path FROM customer.fact_definition WHERE department = $1 AND declared AND path <> ALL ($2::text[])',
    [event.source, definitions.map(({ path }) => path)],
  );
  if (gone.length > 0) {
    await remove(
      transaction,
      gone.map(({ path }) => path),
    );
  }
}
