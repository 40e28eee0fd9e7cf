import type { Logger } from 'pino';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { BackgroundServices, BackgroundTask } from './background';
import { isTransient } from './database/failure';
import { queryPrepared } from './database/prepared';
import { applyEvents } from './outbox-dead-letters';
import { type PublishedEvent, eventColumns, publishedSchema, schemaOf } from './outbox';

/** Somebody who follows the outboxes of all departments, those added later included. */
export interface OutboxReader {
  /** Names its cursors; unique in its department. */
  name: string;
  /**
   * Makes events part of what the reader knows: those of each source in their order, one source after the other. Runs in
   * the transaction that moves the cursors. It must bear an event that comes a second time, and a dead letter that comes
   * late.
   */
  apply(transaction: EntityManager, events: readonly PublishedEvent[]): Promise<void>;
  /** Forgets all that the reader knows, before it reads everything again. */
  reset(transaction: EntityManager): Promise<void>;
  /** The reader as it reads everything again, when it should do less then; itself when left out. */
  rebuilding?: OutboxReader;
}

const batchSize = 500;

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

/** Views of outboxes, by the name of their department. By what depends on their schema, as pg_class has no index for it. */
const outboxViews = `
  SELECT v.relname AS source FROM pg_depend d JOIN pg_class v ON v.oid = d.objid AND v.relkind = 'v'
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_namespace'::regclass
    AND d.refobjid = to_regnamespace('${publishedSchema}')`;

/** Departments whose outbox can be read, by name; found by their views being there. */
export async function outboxSources(manager: EntityManager): Promise<string[]> {
  const rows = await queryPrepared<{ source: string }>(manager, `${outboxViews} ORDER BY 1`, []);
  return rows.map(({ source }) => source);
}

/**
 * Events behind a cursor that nobody can still get in front of: those of transactions older than any that runs. An
 * event whose transaction commits late is read late, instead of never.
 */
const readable = (source: string, cursor: string): string =>
  `FROM ${publishedSchema}.${source} o WHERE (o.transaction_id, o.sequence) > (${cursor})
     AND o.transaction_id < pg_snapshot_xmin(pg_current_snapshot())`;

/** Those of the sources that have something to read. */
async function sourcesWithNews(
  database: DataSource,
  reader: string,
  sources: readonly string[],
): Promise<readonly string[]> {
  if (sources.length === 0) return [];
  const cursors = `${schemaOf(database.manager)}.outbox_cursor`;
  const news = sources.map(
    (source) => `SELECT c.source FROM ${cursors} c WHERE c.reader = $1 AND c.source = '${source}'
      AND EXISTS (SELECT ${readable(source, 'c.transaction_id, c.sequence')})`,
  );
  const rows = await queryPrepared<{ source: string }>(database.manager, news.join(' UNION ALL '), [reader]);
  return rows.map(({ source }) => source);
}

interface Cursor {
  source: string;
  transactionId: string;
  sequence: string;
}

function readEvents(transaction: EntityManager, cursors: readonly Cursor[], limit: number): Promise<PublishedEvent[]> {
  const parts = cursors.map(
    ({ source }, place) => `
      (SELECT '${source}' AS source, ${eventColumns} ${readable(source, `$${2 * place + 1}::xid8, $${2 * place + 2}::bigint`)}
        ORDER BY o.transaction_id, o.sequence LIMIT ${limit})`,
  );
  return transaction.query(
    `SELECT e.* FROM (${parts.join(' UNION ALL ')}) e
      ORDER BY e.source, e."transactionId"::xid8, e.sequence::bigint`,
    cursors.flatMap(({ transactionId, sequence }) => [transactionId, sequence]),
  );
}

/**
 * Reads one batch of what these sources have; whether there may be more. All sources in one transaction: on a machine
 * that is busy each statement waits its turn, so that how many there are decides how far a reader is behind. Applying and
 * moving the cursors commit together, so that a reader that is killed anywhere goes on as if it had not been there. Of
 * several readers of one name, each source is read by one.
 */
async function readBatch(
  database: DataSource,
  reader: OutboxReader,
  sources: readonly string[],
  log: Logger,
): Promise<boolean> {
  const table = `${schemaOf(database.manager)}.outbox_cursor`;
  const limit = Math.ceil(batchSize / sources.length);
  return database.transaction(async (transaction) => {
    const cursors: Cursor[] = await transaction.query(
      `SELECT source, transaction_id::text AS "transactionId", sequence::text FROM ${table}
        WHERE reader = $1 AND source = ANY ($2::text[]) ORDER BY source FOR UPDATE SKIP LOCKED`,
      [reader.name, sources],
    );
    if (cursors.length === 0) return false;
    const events = await readEvents(transaction, cursors, limit);
    if (events.length === 0) return false;
    await applyEvents(transaction, reader, events, log);
    const bySource = Map.groupBy(events, ({ source }) => source);
    const last = [...bySource.values()].map((own) => own.at(-1)!);
    await transaction.query(
      `UPDATE ${table} c SET transaction_id = read.transaction_id, sequence = read.sequence, updated_at = now()
        FROM unnest($2::text[], $3::xid8[], $4::bigint[]) AS read (source, transaction_id, sequence)
        WHERE c.reader = $1 AND c.source = read.source`,
      [
        ...[reader.name, last.map(({ source }) => source)],
        ...[last.map(({ transactionId }) => transactionId), last.map(({ sequence }) => sequence)],
      ],
    );
    return [...bySource.values()].some(({ length }) => length === limit);
  });
}

/** All sources; those that are new to a reader begin at their first event. */
async function meetSources(database: DataSource, reader: string): Promise<string[]> {
  const cursors = `${schemaOf(database.manager)}.outbox_cursor`;
  const rows = await queryPrepared<{ source: string; met: boolean }>(
    database.manager,
    `SELECT v.source, c.source IS NOT NULL AS met FROM (${outboxViews}) v
      LEFT JOIN ${cursors} c ON c.reader = $1 AND c.source = v.source ORDER BY 1`,
    [reader],
  );
  const unmet = rows.flatMap(({ source, met }) => (met ? [] : [source]));
  if (unmet.length > 0) {
    await database.query(
      `INSERT INTO ${cursors} (reader, source) SELECT $1, s FROM unnest($2::text[]) s ON CONFLICT DO NOTHING`,
      [reader, unmet],
    );
  }
  return rows.map(({ source }) => source);
}

/** Reads each source once; whether there may be more to read at once. */
export async function readOutboxes(
  database: DataSource,
  reader: OutboxReader,
  { log, signal }: { log: Logger; signal?: AbortSignal },
): Promise<boolean> {
  const sources = await meetSources(database, reader.name);
  const news = await sourcesWithNews(database, reader.name, sources);
  if (news.length === 0 || signal?.aborted) return false;
  return readBatch(database, reader, news, log);
}

/** The task that keeps a reader up to date. */
export const outboxReaderTask = (
  reader: OutboxReader,
  { database, commits, log }: BackgroundServices,
): BackgroundTask => ({
  name: `outbox reader ${reader.name}`,
  async run(signal) {
    while (!signal.aborted) {
      const { seen } = commits;
      try {
        if (await readOutboxes(database, reader, { log, signal })) continue;
      } catch (error) {
        if (!isTransient(error)) throw error;
        continue;
      }
      await commits.next(signal, seen);
    }
  },
});
