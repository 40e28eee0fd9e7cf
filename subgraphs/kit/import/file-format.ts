import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { ConfigurationError } from '../errors';

export interface FileFormat {
  lines: 'csv' | 'jsonl';
  compressed: boolean;
  /** The file's name without folders and extensions: the source system where nothing else names one. */
  name: string;
}

const extensions = /\.(csv|jsonl|ndjson)(\.gz)?$/i;

/** What a file's name says about it; throws ConfigurationError for files that cannot be imported. */
export function formatOf(file: string): FileFormat {
  const match = extensions.exec(file);
  if (!match) throw new ConfigurationError(`${file}: expected .csv, .csv.gz, .jsonl or .jsonl.gz`);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new ConfigurationError(`${file}: there is no such file`);
  return {
    lines: match[1]?.toLowerCase() === 'csv' ? 'csv' : 'jsonl',
    compressed: match[2] !== undefined,
    name: basename(file).replace(extensions, ''),
  };
}
