import type { Logger } from 'pino';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { BackgroundServices, BackgroundTask } from './background';
import { isTransient } from './database/failure';
import { applyEvents } from './outbox-dead-letters';
import { type PublishedEvent, eventColumns, publishedSchema, schemaOf } from './outbox';

/** Somebody who follows the outboxes of all departments, those added later included. */
export interface OutboxReader {
  /** Names its cursors; unique in its department. */
  name: string;
  /**
   * Makes events of one source, in their order, part of what the reader knows. Runs in the transaction that moves the
   * cursor. It must bear an event that comes a second time, and a dead letter that comes late.
   */
  apply(transaction: EntityManager, events: readonly PublishedEvent[]): Promise<void>;
  /** Forgets all that the reader knows, before it reads everything again. */
  reset(transaction: EntityManager): Promise<void>;
  /** The reader as it reads everything again, when it should do less then; itself when left out. */
  rebuilding?: OutboxReader;
}

const batchSize = 500;
const pollMillis = 500;

/** Creates what the readers of a department remember: how far they are, and which events they could not apply. */
export async function createOutboxCursors(queryRunner: QueryRunner, schema: string): Promise<void> {
  await queryRunner.query(
    `CREATE TABLE ${schema}.outbox_cursor (
       reader text NOT NULL, source text NOT NULL, transaction_id xid8 NOT NULL DEFAULT '0', sequence bigint NOT NULL DEFAULT 0,
       created_at timestamptz(3) NOT NULL DEFAULT now(), updated_at timestamptz(3) NOT NULL DEFAULT now(),
       PRIMARY KEY (reader, source))`,
  );
  await queryRunner.query(
    `CREATE TABLE ${schema}.outbox_dead_letter (
       reader text NOT NULL, source text NOT NULL, transaction_id xid8 NOT NULL, sequence bigint NOT NULL,
       event_id uuid NOT NULL, type text NOT NULL, reason text NOT NULL, recorded_at timestamptz(3) NOT NULL,
       created_at timestamptz(3) NOT NULL DEFAULT now(), updated_at timestamptz(3) NOT NULL DEFAULT now(),
       PRIMARY KEY (reader, source, transaction_id, sequence))`,
  );
}

/** Undoes createOutboxCursors. */
export const dropOutboxCursors = (queryRunner: QueryRunner, schema: string): Promise<unknown> =>
  queryRunner.query(`DROP TABLE ${schema}.outbox_dead_letter, ${schema}.outbox_cursor`);

/** Departments whose outbox can be read, by name; found by their views being there. */
export async function outboxSources(manager: EntityManager): Promise<string[]> {
  const rows: { source: string }[] = await manager.query(
    `SELECT relname AS source FROM pg_class WHERE relnamespace = to_regnamespace($1) AND relkind = 'v' ORDER BY 1`,
    [publishedSchema],
  );
  return rows.map(({ source }) => source);
}

/**
 * Events behind a cursor that nobody can still get in front of: those of transactions older than any that runs. An
 * event whose transaction commits late is read late, instead of never.
 */
const readable = (source: string, cursor: string): string =>
  `FROM ${publishedSchema}.${source} o WHERE (o.transaction_id, o.sequence) > (${cursor})
     AND o.transaction_id < pg_snapshot_xmin(pg_current_snapshot())`;

async function hasNews(database: DataSource, reader: string, source: string): Promise<boolean> {
  const rows: unknown[] = await database.query(
    `SELECT FROM ${schemaOf(database.manager)}.outbox_cursor c WHERE c.reader = $1 AND c.source = $2
      AND EXISTS (SELECT ${readable(source, 'c.transaction_id, c.sequence')})`,
    [reader, source],
  );
  return rows.length > 0;
}

/**
 * Reads one batch of one source; how many events it had. Applying and moving the cursor commit together, so that a
 * reader that is killed anywhere goes on as if it had not been there. Of several readers of one name, one works.
 */
async function readBatch(database: DataSource, reader: OutboxReader, source: string, log: Logger): Promise<number> {
  const cursors = `${schemaOf(database.manager)}.outbox_cursor`;
  return database.transaction(async (transaction) => {
    const [cursor]: { transactionId: string; sequence: string }[] = await transaction.query(
      `SELECT transaction_id::text AS "transactionId", sequence::text FROM ${cursors}
        WHERE reader = $1 AND source = $2 FOR UPDATE SKIP LOCKED`,
      [reader.name, source],
    );
    if (!cursor) return 0;
    const rows: Omit<PublishedEvent, 'source'>[] = await transaction.query(
      `SELECT ${eventColumns} ${readable(source, '$1::xid8, $2::bigint')}
        ORDER BY o.transaction_id, o.sequence LIMIT ${batchSize}`,
      [cursor.transactionId, cursor.sequence],
    );
    const events = rows.map((row) => ({ source, ...row }));
    const last = events.at(-1);
    if (!last) return 0;
    await applyEvents(transaction, reader, events, log);
    await transaction.query(
      `UPDATE ${cursors} SET transaction_id = $3::xid8, sequence = $4, updated_at = now()
        WHERE reader = $1 AND source = $2`,
      [reader.name, source, last.transactionId, last.sequence],
    );
    return events.length;
  });
}

/** Begins at the first event of sources that are new to a reader. */
async function meetSources(database: DataSource, reader: string, sources: readonly string[]): Promise<void> {
  const cursors = `${schemaOf(database.manager)}.outbox_cursor`;
  await database.query(
    `INSERT INTO ${cursors} (reader, source)
      SELECT $1, s FROM unnest($2::text[]) s
      WHERE NOT EXISTS (SELECT FROM ${cursors} c WHERE c.reader = $1 AND c.source = s) ON CONFLICT DO NOTHING`,
    [reader, sources],
  );
}

/** Reads each source once; whether there may be more to read at once. */
export async function readOutboxes(
  database: DataSource,
  reader: OutboxReader,
  { log, signal }: { log: Logger; signal?: AbortSignal },
): Promise<boolean> {
  const sources = await outboxSources(database.manager);
  await meetSources(database, reader.name, sources);
  let more = false;
  for (const source of sources) {
    if (signal?.aborted) return false;
    if (!(await hasNews(database, reader.name, source))) continue;
    more = (await readBatch(database, reader, source, log)) === batchSize || more;
  }
  return more;
}

/** The task that keeps a reader up to date. */
export const outboxReaderTask = (
  reader: OutboxReader,
  { database, notifications, log }: BackgroundServices,
): BackgroundTask => ({
  name: `outbox reader ${reader.name}`,
  async run(signal) {
    while (!signal.aborted) {
      const heard = notifications.count;
      try {
        if (await readOutboxes(database, reader, { log, signal })) continue;
      } catch (error) {
        if (!isTransient(error)) throw error;
        continue;
      }
      await notifications.next(pollMillis, signal, heard);
    }
  },
});
