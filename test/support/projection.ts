import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import customer from '../../subgraphs/customer/subgraph';
import { readOutboxes } from '../../subgraphs/kit/outbox-reader';
import type { TestDatabase } from './database';

const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));

/** Reads until the platform knows all that departments have published; other tests hold its horizon for moments. */
export async function settleProjection(testDatabase: TestDatabase, platform: DataSource): Promise<void> {
  const sources = await testDatabase.asOwner<{ name: string }>(
    `SELECT viewname AS name FROM pg_views WHERE schemaname = 'outbox'`,
  );
  const ends = sources.map(({ name }) => `SELECT '${name}' AS source, transaction_id, sequence FROM outbox.${name}`);
  for (const reader of customer.outboxReaders ?? []) {
    for (let waiting = true; waiting;) {
      while (await readOutboxes(platform, reader, { log }));
      const [row] = await testDatabase.asOwner<{ waiting: boolean }>(
        `SELECT EXISTS (SELECT FROM customer.outbox_cursor c JOIN (${ends.join(' UNION ALL ')}) o USING (source)
          WHERE c.reader = $1 AND (o.transaction_id, o.sequence) > (c.transaction_id, c.sequence)) AS waiting`,
        [reader.name],
      );
      waiting = row?.waiting ?? false;
    }
  }
}
