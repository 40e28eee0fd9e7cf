import type { Logger } from 'pino';
import type { Encoding } from './decode';
import type { ImportKind } from './kind';
import type { Mapping } from './mapping';
import type { RowReport } from './report';

export interface ImportOptions {
  /** .csv, .csv.gz, .jsonl or .jsonl.gz. */
  file: string;
  /** Without one, columns are named like attributes. */
  mapping?: Mapping | null;
  /** The kinds of the same department, which a mapping may look up. */
  kinds?: readonly ImportKind[];
  encoding?: Encoding;
  onError?: 'skip' | 'stop';
  /** Does everything and undoes it; nothing stays but the report. */
  dryRun?: boolean;
  /** File for one line of JSON a row. */
  report?: string;
  /** Added to every day and time of the rows: example data. */
  shiftDays?: number;
  /** Zone of times that name none, where the mapping names none either; default UTC. */
  timeZone?: string;
  defaultCountry: string | null;
  /** Names of mailboxes that many people share, before the @; the usual ones when left out. */
  sharedMailboxes?: ReadonlySet<string>;
  onProgress?: (progress: ImportProgress) => void;
  /** Told of each failed row of this process, once it is certain. */
  onFailed?: (row: RowReport & { outcome: 'failed' }) => void;
  /** Ends the import between two batches; it can be resumed. */
  signal?: AbortSignal;
  log: Logger;
}

export interface ImportProgress {
  bytesRead: number;
  bytesTotal: number;
  /** Rows done, those of an earlier unfinished run included. */
  rows: number;
}
