import { statSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { type Run, beginRun, isFinished } from './checkpoint';
import { formatOf } from './file-format';
import { importKey } from './import-key';
import { ImportError } from './import-error';
import type { ImportOptions } from './import-options';
import type { ImportKind } from './kind';
import { mappedBatches, planImport } from './plan';
import { type NumberedRow, rowPreparer } from './prepare-rows';
import { rehearse } from './rehearsal';
import { ReportFile } from './report';
import { type ImportSummary, counted } from './tally';
import { RowsFailed, type Writing, writeBatch } from './write-batch';

/** The import was told to stop at failed rows, and did. */
export class ImportStopped extends ImportError {
  constructor(
    /** Rows that are written, and those that failed. */
    readonly summary: ImportSummary,
    cause: RowsFailed,
  ) {
    super(cause.message, { cause });
  }
}

function keyOf(kind: ImportKind, options: ImportOptions): Promise<string> {
  const { file, mapping = null, encoding = 'utf-8', shiftDays = 0, timeZone = 'UTC', defaultCountry } = options;
  const decisive = {
    kind: kind.kind,
    name: formatOf(file).name,
    mapping,
    encoding,
    shiftDays,
    timeZone,
    defaultCountry,
  };
  return importKey(file, decisive);
}

async function begin(database: DataSource, kind: ImportKind, options: ImportOptions): Promise<Run> {
  if (options.dryRun) return rehearse(database);
  return beginRun(database, await keyOf(kind, options), kind.kind);
}

/** Whether the same import was finished before; to run it again would undo what people changed since. */
export const wasImported = async (database: DataSource, kind: ImportKind, options: ImportOptions): Promise<boolean> =>
  isFinished(database, await keyOf(kind, options));

type Prepare = ReturnType<typeof rowPreparer>;

/** Writes batch after batch; the next rows are read and mapped while the database writes these. */
async function writeAll(
  batches: AsyncGenerator<NumberedRow[]>,
  prepare: Prepare,
  writing: Writing,
  onBatch: () => void,
) {
  let next = batches.next();
  for (let batch = await next; !batch.done; batch = await next) {
    const rows = batch.value;
    const written = prepare(writing.database.manager, rows).then((prepared) => writeBatch(prepared, writing));
    next = batches.next();
    // If the file turns out to be damaged, these rows are written first.
    next.catch(() => {});
    await written;
    onBatch();
  }
}

async function stopped(cause: RowsFailed, { run, report, onFailed }: Writing): Promise<never> {
  const { failures } = cause;
  report.keep(await report.write(failures));
  failures.forEach(onFailed);
  throw new ImportStopped(counted(run.position.tally, failures), cause);
}

/**
 * Imports a file through the kind's own rules, in batches of 250 rows; each is one transaction, with the memory of how
 * far the import is, so that an import that ended anyhow goes on there and no row is written twice. Rows that fail are
 * told and skipped, or end the import with ImportStopped. Throws ConfigurationError for wrong arguments, ImportError for
 * what a person can act on. The data source is that of the kind's department and needs two connections at a time.
 */
export async function runImport(
  database: DataSource,
  kind: ImportKind,
  options: ImportOptions,
): Promise<ImportSummary> {
  const { file, shiftDays = 0, onProgress = () => {}, onFailed = () => {}, log, signal } = options;
  const bytesTotal = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  let bytesRead = 0;
  const plan = await planImport(kind, options, (count) => (bytesRead += count));
  const closers = [() => plan.source.close()];
  try {
    const run = await begin(database, kind, options);
    closers.unshift(() => run.close());
    const report = await ReportFile.open(options.report, run.position.reportBytes);
    closers.unshift(() => report.close());
    const done = run.position.tally.rows;
    if (done > 0) log.info({ kind: kind.kind, rows: done }, 'the import goes on behind the rows that are done');
    const { lookup, mapper } = plan;
    const stopOnFailure = options.onError === 'stop';
    const { defaultCountry, sharedMailboxes, mapping } = options;
    const context = { defaultCountry, sharedMailboxes, activities: mapping?.activities };
    const writing = { database, kind, context, run, report, columnOf: mapper.columnOf, stopOnFailure, onFailed, log };
    const prepare = rowPreparer(kind, { lookup, columnOf: mapper.columnOf, shiftDays });
    const batches = mappedBatches(plan, kind, formatOf(file).name, done);
    const tell = () => onProgress({ bytesRead, bytesTotal, rows: run.position.tally.rows });
    await writeAll(batches, prepare, writing, () => {
      tell();
      signal?.throwIfAborted();
    }).catch((error: unknown) => {
      if (error instanceof RowsFailed) return stopped(error, writing);
      throw error;
    });
    await run.finish();
    tell();
    return run.position.tally;
  } finally {
    for (const close of closers) await close();
  }
}
