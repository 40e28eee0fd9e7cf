import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../../examples/make/csv';
import type { Mapping } from '../../subgraphs/kit/import/mapping';

export const examples = join(__dirname, '../../examples');
/** The published data sets; present beside the repository where it is developed, absent in a fresh clone. */
export const dataSets = join(__dirname, '../../../shared/data');

export interface Step {
  department: string;
  kind: string;
  file: string;
  map: string | null;
}

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

export const firstStart = json<{ lastOrderOn: string; steps: Step[] }>(join(examples, 'data/first-start.json'));

export const readMapping = (name: string): Mapping => json<Mapping>(join(examples, 'maps', name));

/** Rows of a file of examples/data. */
export const rowsOf = (file: string): Record<string, string>[] => readCsv(join(examples, 'data', file));

export const storyRows = (name: string): Record<string, string>[] => rowsOf(`story/${name}.csv.gz`);

/** The columns that a mapping's key reads: itself, or what stands in the template's braces. */
export function columnsOf(key: string): string[] {
  const named = [...key.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]!);
  return named.length > 0 ? named : [key];
}

/** Every attribute that a mapping can fill. */
export const attributesOf = (mapping: Mapping): string[] => [
  ...Object.values(mapping.columns).flat(),
  ...Object.keys(mapping.constants ?? {}),
  ...Object.keys(mapping.lookup ?? {}),
];

/** Rows of the table of examples/README.md under the heading, cell by cell without back-ticks. */
export function tableUnder(heading: string): string[][] {
  const text = readFileSync(join(examples, 'README.md'), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (!section) throw new Error(`expected a heading "${heading}" in examples/README.md, found none`);
  return [...section.matchAll(/^\|(.+)\|$/gm)]
    .slice(2)
    .map((match) => match[1]!.split('|').map((cell) => cell.replaceAll('`', '').trim()));
}
