import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { type Mapping, parseMapping } from '../kit/import/mapping';
import { runImport } from '../kit/import/runner';
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

export interface ExampleImport {
  /** Folder of first-start.json. */
  directory: string;
  connections: ReadonlyMap<string, { subgraph: Subgraph; database: DataSource }>;
  platform: DataSource;
  timeZone: string;
  now: Date;
  log: Logger;
  /** Ends the import between two batches; the next start goes on. */
  signal: AbortSignal;
  /** kind is what is being imported; share is 0 to 1 of everything. */
  onProgress: (kind: string, share: number) => void;
}

/** Imports the example data if the database is empty, or goes on where an earlier start was cut off. */
export async function importExampleData(example: ExampleImport): Promise<{ imported: boolean }> {
  const { directory, connections, platform, timeZone, now, log, signal, onProgress } = example;
  const { lastOrderOn, steps } = plan.parse(JSON.parse(await readFile(join(directory, 'first-start.json'), 'utf8')));
  const pending = await pendingImport(platform, lastOrderOn, now);
  if (!pending) return { imported: false };
  const shares = new Map<number, number>();
  for (const [index, { department, kind, file, map }] of steps.entries()) {
    const connection = connections.get(department);
    const importKind = connection?.subgraph.importKinds.find((one) => one.kind === kind);
    if (!connection || !importKind) throw new Error(`first-start.json: ${department} has no import kind ${kind}`);
    let mapping: Mapping | null = null;
    if (map !== null) mapping = parseMapping(JSON.parse(await readFile(join(directory, map), 'utf8')));
    const summary = await runImport(connection.database, importKind, {
      file: join(directory, file),
      mapping,
      kinds: connection.subgraph.importKinds,
      shiftDays: pending.shiftDays,
      timeZone,
      // The layer's people are Korean where their numbers are written without a country.
      defaultCountry: 'KR',
      log,
      signal,
      onProgress: ({ bytesRead, bytesTotal }) => {
        shares.set(index, bytesTotal ? bytesRead / bytesTotal : 1);
        const done = [...shares.values()].reduce((sum, share) => sum + share, 0);
        onProgress(kind, done / steps.length);
      },
    });
    if (summary.failed > 0) throw new Error(`example data: ${summary.failed} rows of ${file} were refused`);
  }
  await platform.query('UPDATE customer.example_import SET finished_at = now()');
  return { imported: true };
}
