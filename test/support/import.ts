import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { runImport } from '../../subgraphs/kit/import/runner';
import type { ImportKind } from '../../subgraphs/kit/import/kind';
import type { Mapping } from '../../subgraphs/kit/import/mapping';
import type { RowReport } from '../../subgraphs/kit/import/report';
import type { Subgraph } from '../../subgraphs/kit/subgraph';

export function kindOf({ importKinds }: Subgraph, name: string): ImportKind {
  const kind = importKinds.find((one) => one.kind === name);
  if (!kind) throw new Error(`expected a kind of import ${name}`);
  return kind;
}

/** Imports a file as the command does; failed rows come back beside the counts. */
export async function importFile(
  database: DataSource,
  subgraph: Subgraph,
  kind: string,
  file: string,
  mapping: Mapping | null = null,
) {
  const failures: RowReport[] = [];
  const summary = await runImport(database, kindOf(subgraph, kind), {
    file,
    mapping,
    kinds: subgraph.importKinds,
    defaultCountry: 'KR',
    onFailed: (row) => failures.push(row),
    log: pino({ level: 'silent' }),
  });
  return { ...summary, failures };
}

/** Imports rows of attributes as the engine writes a batch: typed by the kind's schema, in one transaction. */
export async function importRows(
  database: DataSource,
  subgraph: Subgraph,
  name: string,
  rows: Record<string, string>[],
): Promise<{ outcome: string; id?: string; code?: string; field?: string[] | null; message?: string }[]> {
  const kind = kindOf(subgraph, name);
  const typed = rows.map((row) => kind.row.parse('system' in kind.row.shape ? { system: 'crm', ...row } : row));
  const outcomes = await database.transaction((transaction) =>
    kind.write(transaction, typed, { defaultCountry: 'KR' }),
  );
  return outcomes.map((one) => {
    if (one.outcome !== 'failed') return one;
    const { code, field, message } = one.refusal;
    return { outcome: 'failed', code, field, message };
  });
}
