import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type OptionsWithColumns, parse } from 'csv-parse/sync';

/** A row of a file that is written: undefined and null are empty cells. */
export type Row = Record<string, string | number | null | undefined>;

/** Reads a whole CSV or CSV.gz file; only for files that fit into memory many times. */
export function readCsv(
  file: string,
  options: Partial<OptionsWithColumns<Record<string, string>>> = {},
): Record<string, string>[] {
  const bytes = readFileSync(file);
  return parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    ...options,
  });
}

const cell = (value: string | number | null | undefined): string => {
  const text = String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV text with the columns that any row uses, in the order in which they first appear. */
export function toCsv(rows: readonly Row[]): string {
  const used = new Set(rows.flatMap((row) => Object.keys(row).filter((key) => (row[key] ?? '') !== '')));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => used.has(column));
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))];
  return `${lines.join('\n')}\n`;
}

/** Gzip without a time or a system in its header, so that the same text is the same file. */
export function gzip(content: string | Buffer): Buffer {
  const zipped = gzipSync(content, { level: 9 });
  zipped.fill(0, 4, 8);
  zipped[9] = 255;
  return zipped;
}
