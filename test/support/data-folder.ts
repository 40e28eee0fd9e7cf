import { Client } from 'pg';
import { startEmbeddedDatabase } from '../../subgraphs/kit/database/embedded/start';

/** Gives the database of a data folder, which a system runs on right now, to the work; its owner asks. */
export async function withDatabaseOf<Result>(
  dataDir: string,
  work: (ask: <Row>(sql: string) => Promise<Row[]>) => Promise<Result>,
): Promise<Result> {
  const database = await startEmbeddedDatabase({ dataDir, log: () => {} });
  const url = new URL(database.url);
  url.pathname = '/customer_graph';
  const client = new Client({ connectionString: url.href });
  try {
    await client.connect();
    return await work(async <Row>(sql: string) => (await client.query(sql)).rows as Row[]);
  } finally {
    await client.end();
    await database.stop();
  }
}

/** What is made of events after they were published, at its own pace, and the note of who read what. */
const growing = /^customer\.(addressed_fact|fact|timeline_entry)$|^marketing\.outbox$|\.outbox_cursor$|^audit\.entry$/;

/** Rows of each table but those that grow by themselves. */
export function rowCounts(dataDir: string): Promise<Record<string, number>> {
  return withDatabaseOf(dataDir, async (ask) => {
    const tables = await ask<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    const counted = tables.filter(({ name }) => !growing.test(name));
    const counts = counted.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM ${name}`);
    const rows = await ask<{ name: string; rows: number }>(counts.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
  });
}

/** What was sold, by the system the orders came from. */
export function revenue(dataDir: string): Promise<Record<string, unknown>[]> {
  return withDatabaseOf(dataDir, (ask) =>
    ask(
      `SELECT external_system AS system, currency_code AS currency, count(*)::int AS orders,
              trim_scale(sum(total))::text AS total, min(placed_at) AS first, max(placed_at) AS last,
              md5(string_agg(concat_ws(' ', external_value, placed_at, trim_scale(total)), ',' ORDER BY external_value))
                AS digest
         FROM sales.orders GROUP BY 1, 2 ORDER BY 1`,
    ),
  );
}
