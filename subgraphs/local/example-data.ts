import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { type Mapping, parseMapping } from '../kit/import/mapping';
import type { ImportOptions } from '../kit/import/import-options';
import { runImport, wasImported } from '../kit/import/runner';
import type { Subgraph } from '../kit/subgraph';

const plan = z.object({
  /** Day of the last order in the files; it becomes last week. */
  lastOrderOn: z.iso.date(),
  steps: z.array(z.object({ department: z.string(), kind: z.string(), file: z.string(), map: z.string().nullable() })),
});

const millisecondsPerDay = 86_400_000;

/** Whole weeks, in days, that bring the last order into last week: 7 to 13 days ago, weekdays kept. */
export function shiftOf(lastOrderOn: string, now: Date): number {
  const days = Math.floor((now.getTime() - Date.parse(`${lastOrderOn}T00:00:00Z`)) / millisecondsPerDay);
  return (Math.floor(days / 7) - 1) * 7;
}

interface Pending {
  shiftDays: number;
}

/**
 * What is left to do: a fresh import into an empty database, an import that was cut off, or nothing (null).
 * A database with customers of its own is never touched.
 */
async function pendingImport(platform: DataSource, lastOrderOn: string, now: Date): Promise<Pending | null> {
  const [begun]: { shift_days: number; finished_at: Date | null }[] = await platform.query(
    'SELECT shift_days, finished_at FROM customer.example_import',
  );
  if (begun) return begun.finished_at ? null : { shiftDays: begun.shift_days };
  const [customer]: unknown[] = await platform.query('SELECT FROM identity.customer LIMIT 1');
  if (customer) return null;
  const shiftDays = shiftOf(lastOrderOn, now);
  await platform.query('INSERT INTO customer.example_import (shift_days) VALUES ($1)', [shiftDays]);
  return { shiftDays };
}

/** Where a department's rows of the example data go. */
export interface ExampleConnection {
  subgraph: Subgraph;
  database: DataSource;
}

export interface ExampleImport {
  /** Folder of first-start.json. */
  directory: string;
  /** By department; steps of the others wait until they are here. */
  connections: ReadonlyMap<string, ExampleConnection>;
  platform: DataSource;
  timeZone: string;
  now: Date;
  log: Logger;
  /** Ends the import between two batches; the next start goes on. */
  signal: AbortSignal;
  /** kind is what is being imported; share is 0 to 1 of everything. */
  onProgress: (kind: string, share: number) => void;
}

type ExampleSettings = Omit<ExampleImport, 'platform' | 'now'> & { shiftDays: number };

async function readPlan(directory: string) {
  return plan.parse(JSON.parse(await readFile(join(directory, 'first-start.json'), 'utf8')));
}

/** Imports the steps whose department is here and that no earlier start has finished; says how many. */
async function importSteps(
  steps: z.infer<typeof plan>['steps'],
  { directory, connections, shiftDays, timeZone, log, signal, onProgress }: ExampleSettings,
): Promise<number> {
  let imported = 0;
  for (const [index, { department, kind, file, map }] of steps.entries()) {
    const connection = connections.get(department);
    if (!connection) continue;
    const importKind = connection.subgraph.importKinds.find((one) => one.kind === kind);
    if (!importKind) throw new Error(`first-start.json: ${department} has no import kind ${kind}`);
    let mapping: Mapping | null = null;
    if (map !== null) mapping = parseMapping(JSON.parse(await readFile(join(directory, map), 'utf8')));
    const options: ImportOptions = {
      file: join(directory, file),
      mapping,
      kinds: connection.subgraph.importKinds,
      shiftDays,
      timeZone,
      // The layer's people are Korean where their numbers are written without a country.
      defaultCountry: 'KR',
      log,
      signal,
      onProgress: ({ bytesRead, bytesTotal }) => {
        onProgress(kind, (index + (bytesTotal ? bytesRead / bytesTotal : 1)) / steps.length);
      },
    };
    if (await wasImported(connection.database, importKind, options)) continue;
    const summary = await runImport(connection.database, importKind, options);
    if (summary.failed > 0) throw new Error(`example data: ${summary.failed} rows of ${file} were refused`);
    imported += 1;
  }
  return imported;
}

/**
 * Imports the example data if the database is empty, or goes on where an earlier start was cut off or had fewer
 * departments.
 */
export async function importExampleData(example: ExampleImport): Promise<{ imported: boolean }> {
  const { directory, connections, platform, now } = example;
  const { lastOrderOn, steps } = await readPlan(directory);
  const pending = await pendingImport(platform, lastOrderOn, now);
  if (!pending) return { imported: false };
  const imported = await importSteps(steps, { ...example, ...pending });
  if (steps.every(({ department }) => connections.has(department))) {
    await platform.query('UPDATE customer.example_import SET finished_at = now()');
  }
  return { imported: imported > 0 };
}

/**
 * Imports a further department's own example data, moved in time like that of the others, once and only where
 * theirs is.
 */
export async function importDepartmentData(example: Omit<ExampleImport, 'now'>): Promise<{ imported: boolean }> {
  const [begun]: { shift_days: number }[] = await example.platform.query(
    'SELECT shift_days FROM customer.example_import',
  );
  if (!begun) return { imported: false };
  const { steps } = await readPlan(example.directory);
  return { imported: (await importSteps(steps, { ...example, shiftDays: begun.shift_days })) > 0 };
}
