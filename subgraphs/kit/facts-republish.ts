import type { DataSource } from 'typeorm';
import { type Facts, publishFacts } from './facts';
import { schemaOf } from './outbox';

const batchSize = 500;

/** Tables whose rows belong to customers, as they are addressed. */
const tablesWithCustomers = (database: DataSource): string[] =>
  database.entityMetadatas
    .filter(({ columns }) => columns.some(({ databaseName }) => databaseName === 'customer_id'))
    .map(({ tablePath }) => tablePath);

/**
 * Publishes facts of customers of whom the outbox does not hold all that is declared: whose rows are older than the
 * outbox, or than a fact. Returns how many those were. Beside a running system; when it is broken off, it goes on.
 */
export async function republishFacts(database: DataSource, facts: Facts): Promise<number> {
  const schema = schemaOf(database.manager);
  const known = tablesWithCustomers(database).map(
    (table) =>
      `(SELECT DISTINCT customer_id AS id FROM ${table} WHERE customer_id > $1 ORDER BY customer_id LIMIT ${batchSize})`,
  );
  if (known.length === 0) return 0;
  const paths = facts.definitions.map(({ path }) => path);
  let count = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows: { id: string; told: boolean }[] = await database.query(
      // Nothing is told any more of those who were erased.
      `SELECT k.id, NOT EXISTS (SELECT FROM identity.canonical(ARRAY[k.id])) OR EXISTS (
          SELECT FROM ${schema}.outbox o WHERE o.subject = k.id AND o.type = $2 AND o.data -> 'facts' ?& $3::text[]) AS told
        FROM (SELECT DISTINCT id FROM (${known.join(' UNION ALL ')}) rows ORDER BY id LIMIT ${batchSize}) k ORDER BY k.id`,
      [after, `${schema}.facts`, paths],
    );
    const untold = rows.flatMap(({ id, told }) => (told ? [] : [id]));
    if (untold.length > 0) await database.transaction((transaction) => publishFacts(transaction, untold));
    count += untold.length;
    const last = rows.at(-1);
    if (!last) return count;
    after = last.id;
  }
}
