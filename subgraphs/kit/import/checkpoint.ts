import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { ImportError } from './import-error';
import type { ImportSummary } from './tally';

/** Creates the table of import runs that every department with import kinds has in its own schema. */
export async function createImportRunTable(queryRunner: QueryRunner, schema: string): Promise<void> {
  await queryRunner.query(
    `CREATE TABLE ${schema}.import_run (
       key text PRIMARY KEY, kind text NOT NULL, rows_done bigint NOT NULL, created bigint NOT NULL,
       updated bigint NOT NULL, unchanged bigint NOT NULL, failed bigint NOT NULL, report_bytes bigint NOT NULL,
       started_at timestamptz(3) NOT NULL DEFAULT now(), updated_at timestamptz(3) NOT NULL DEFAULT now(),
       finished_at timestamptz(3))`,
  );
}

/** How far an import has come. */
export interface Position {
  tally: ImportSummary;
  /** Length of the report that tells of these rows. */
  reportBytes: number;
}

/** Where batches of rows are written to. */
export interface Run {
  readonly position: Position;
  /** Runs work in one transaction and commits it together with the position it returns, or nothing at all. */
  save(work: (transaction: EntityManager) => Promise<Position>): Promise<void>;
  finish(): Promise<void>;
  /** Gives up what the run holds; one that is not finished can be resumed. */
  close(): Promise<void>;
}

/** Whether the import with this key came to its end, and was not begun anew since. */
export async function isFinished(database: DataSource, key: string): Promise<boolean> {
  const { schema } = database.options as { schema: string };
  const finished: unknown[] = await database.query(
    `SELECT FROM ${schema}.import_run WHERE key = $1 AND finished_at IS NOT NULL`,
    [key],
  );
  return finished.length > 0;
}

/** Gives bulk statements the time they need; a request's statements have two seconds. */
export const allowLongStatements = (transaction: EntityManager): Promise<unknown> =>
  transaction.query(`SELECT set_config('statement_timeout', '60s', true)`);

/**
 * Holds the lock of one import in an open transaction on a connection of its own: it ends with this process, however
 * that ends, and works through poolers that give a session's connection away between transactions.
 */
async function lock(database: DataSource, key: string): Promise<QueryRunner> {
  const holder = database.createQueryRunner();
  try {
    await holder.startTransaction();
    await holder.query(`SELECT set_config('idle_in_transaction_session_timeout', '0', true)`);
    const [row]: { locked: boolean }[] = await holder.query(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked',
      [`import ${key}`],
    );
    if (!row?.locked) throw new ImportError('this file is being imported by another process right now');
    return holder;
  } catch (error) {
    await holder.release();
    throw error;
  }
}

type Row = Record<'rows_done' | 'created' | 'updated' | 'unchanged' | 'failed' | 'report_bytes', string>;

function positionOf(row: Row): Position {
  const [rows, created, updated, unchanged, failed] = [
    row.rows_done,
    row.created,
    row.updated,
    row.unchanged,
    row.failed,
  ].map(Number) as [number, number, number, number, number];
  return { tally: { rows, created, updated, unchanged, failed }, reportBytes: Number(row.report_bytes) };
}

/**
 * Begins an import under its key, or goes on where an unfinished one of the same key ended; one that was finished
 * begins anew. Throws ImportError while another process is at it.
 */
export async function beginRun(database: DataSource, key: string, kind: string): Promise<Run> {
  const { schema } = database.options as { schema: string };
  const holder = await lock(database, `${schema} ${key}`);
  const [row]: Row[] = await database.query(
    `INSERT INTO ${schema}.import_run AS r
       (key, kind, rows_done, created, updated, unchanged, failed, report_bytes) VALUES ($1, $2, 0, 0, 0, 0, 0, 0)
     ON CONFLICT (key) DO UPDATE SET started_at = now(), updated_at = now(), finished_at = NULL, rows_done = 0,
       created = 0, updated = 0, unchanged = 0, failed = 0, report_bytes = 0 WHERE r.finished_at IS NOT NULL
     RETURNING *`,
    [key, kind],
  );
  const [earlier]: Row[] = row
    ? [row]
    : await database.query(`SELECT * FROM ${schema}.import_run WHERE key = $1`, [key]);
  let position = positionOf(earlier as Row);
  return {
    get position() {
      return position;
    },
    async save(work) {
      const next = await database.transaction(async (transaction) => {
        await allowLongStatements(transaction);
        const reached = await work(transaction);
        const { rows, created, updated, unchanged, failed } = reached.tally;
        const advanced: unknown[] = await transaction.query(
          `WITH advanced AS (
             UPDATE ${schema}.import_run SET rows_done = $3, created = $4, updated = $5, unchanged = $6, failed = $7,
               report_bytes = $8, updated_at = now() WHERE key = $1 AND rows_done = $2 RETURNING key)
           SELECT key FROM advanced`,
          [key, position.tally.rows, rows, created, updated, unchanged, failed, reached.reportBytes],
        );
        // The lock was lost with its connection and somebody else went on: what they wrote is not written twice.
        if (advanced.length === 0) throw new ImportError('another process has gone on with this import');
        return reached;
      });
      position = next;
    },
    async finish() {
      await database.query(
        `UPDATE ${schema}.import_run SET finished_at = now(), updated_at = now() WHERE key = $1 AND rows_done = $2`,
        [key, position.tally.rows],
      );
    },
    async close() {
      await holder.rollbackTransaction().catch(() => {});
      await holder.release();
    },
  };
}
