import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { recordWrites } from '../audit/writes';
import { isOutage, isTransient, refusalOf } from '../database/failure';
import { Refusal } from '../errors';
import type { Position, Run } from './checkpoint';
import { ImportError } from './import-error';
import type { ImportContext, ImportKind, RowOutcome } from './kind';
import { type PreparedRow, inColumn } from './prepare-rows';
import type { ReportFile, RowReport } from './report';
import { counted } from './tally';

export interface Writing {
  database: DataSource;
  kind: ImportKind;
  context: ImportContext;
  run: Run;
  report: ReportFile;
  columnOf: ReadonlyMap<string, string>;
  /** Ends the import at the first batch with failed rows, and writes nothing of that batch. */
  stopOnFailure: boolean;
  onFailed: (row: RowReport & { outcome: 'failed' }) => void;
  log: Logger;
}

/** Rows of this batch failed and the import was told to stop; the batch is not written. */
export class RowsFailed extends ImportError {
  constructor(readonly failures: (RowReport & { outcome: 'failed' })[]) {
    super(`row ${failures[0]?.row} failed and the import stopped before its batch was written`);
  }
}

const attempts = 3;
const fault = { code: 'INTERNAL', field: null, message: 'a fault of this system; its log has the cause' } as const;

const isFailed = (row: RowReport): row is RowReport & { outcome: 'failed' } => row.outcome === 'failed';

function failed(row: number, refusal: Refusal | null, columnOf: ReadonlyMap<string, string>): RowReport {
  if (!refusal) return { row, outcome: 'failed', ...fault };
  const { code, message, field } = refusal;
  const column = inColumn(field?.[0] ?? '', columnOf);
  return {
    row,
    outcome: 'failed',
    code,
    field: field?.join('.') ?? null,
    message: message.includes(column) ? message : message + column,
  };
}

/** Writes rows with one call of the kind; the report of each row, in order. */
async function written(
  transaction: EntityManager,
  rows: readonly PreparedRow[],
  writing: Writing,
): Promise<RowReport[]> {
  const values = rows.flatMap(({ content }) => (content instanceof Refusal ? [] : [content.value]));
  const { kind, context, columnOf } = writing;
  const outcomes: RowOutcome[] = values.length ? await kind.write(transaction, values as never[], context) : [];
  if (outcomes.length !== values.length)
    throw new Error(`${kind.kind} answered for ${outcomes.length} of ${values.length} rows`);
  const fields = [...columnOf.keys()];
  await recordWrites(transaction, { actor: null, action: `import ${kind.kind}`, fields });
  const answers = outcomes.values();
  return rows.map(({ number, content }) => {
    if (content instanceof Refusal) return failed(number, content, columnOf);
    const answer = answers.next().value as RowOutcome;
    return answer.outcome === 'failed' ? failed(number, answer.refusal, columnOf) : { row: number, ...answer };
  });
}

/** Runs work and commits it with its reports. */
async function save(writing: Writing, work: (transaction: EntityManager) => Promise<RowReport[]>): Promise<void> {
  const { run, report } = writing;
  let failures: (RowReport & { outcome: 'failed' })[] = [];
  await run.save(async (transaction): Promise<Position> => {
    const rows = await work(transaction);
    failures = rows.filter(isFailed);
    if (writing.stopOnFailure && failures.length) throw new RowsFailed(failures);
    return { tally: counted(run.position.tally, rows), reportBytes: await report.write(rows) };
  });
  report.keep(run.position.reportBytes);
  failures.forEach(writing.onFailed);
}

/** Throws what is not the rows' fault: the database is away or out of its means, or it met deadlocks again and again. */
async function throwIfOutage(error: unknown, { database, log }: Writing): Promise<void> {
  if (error instanceof ImportError) throw error;
  const answers = () =>
    database.query('SELECT 1').then(
      () => true,
      () => false,
    );
  if (isOutage(error) || isTransient(error) || !(await answers())) {
    log.error({ err: error }, 'the database cannot go on');
    throw new ImportError('the database cannot go on; the same import can, later, from where it is', { cause: error });
  }
}

/** Saves, and again when a deadlock undid it. */
async function saveRows(writing: Writing, work: (transaction: EntityManager) => Promise<RowReport[]>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await save(writing, work);
    } catch (error) {
      if (!isTransient(error) || attempt === attempts) throw error;
    }
  }
}

/** What an exception says about one row; throws it on when it says nothing about rows. */
async function failureOf(row: PreparedRow, error: unknown, writing: Writing): Promise<RowReport> {
  const { columnOf, log } = writing;
  await throwIfOutage(error, writing);
  const refusal = refusalOf(error);
  if (!refusal) log.error({ err: error, row: row.number }, 'a row could not be imported');
  return failed(row.number, refusal, columnOf);
}

/** Each row in a transaction of its own, so that one that can't be written costs no other. */
async function oneByOne(rows: readonly PreparedRow[], writing: Writing): Promise<void> {
  for (const row of rows) {
    try {
      await saveRows(writing, (transaction) => written(transaction, [row], writing));
    } catch (error) {
      const failure = await failureOf(row, error, writing);
      await saveRows(writing, async () => [failure]);
    }
  }
}

/** All rows in one transaction, each in a savepoint of its own, so that the one at fault is found and none written. */
async function allOrNone(rows: readonly PreparedRow[], writing: Writing): Promise<void> {
  await saveRows(writing, async (transaction) => {
    const reports: RowReport[] = [];
    for (const row of rows) {
      try {
        reports.push(...(await transaction.transaction((savepoint) => written(savepoint, [row], writing))));
      } catch (error) {
        reports.push(await failureOf(row, error, writing));
      }
    }
    return reports;
  });
}

/**
 * Writes a batch together, and row by row when an exception undid it. Throws RowsFailed with nothing written when it
 * was told to stop, and what is not the rows' fault.
 */
export async function writeBatch(rows: readonly PreparedRow[], writing: Writing): Promise<void> {
  try {
    await saveRows(writing, (transaction) => written(transaction, rows, writing));
  } catch (error) {
    await throwIfOutage(error, writing);
    writing.log.warn({ err: error, row: rows[0]?.number }, 'a batch is written row by row');
    await (writing.stopOnFailure ? allOrNone(rows, writing) : oneByOne(rows, writing));
  }
}
