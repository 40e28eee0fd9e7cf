import { readCsv } from './csv-rows';
import type { Encoding } from './decode';
import { formatOf } from './file-format';
import { readJsonLines } from './json-rows';
import { readPieces } from './read-pieces';
import type { ReadRow } from './source-row';

export interface RowFile {
  /** Names of the columns; null for JSONL, whose rows name their own. */
  header: readonly string[] | null;
  /** The rows from the first on, in groups of any size. */
  rows: AsyncGenerator<ReadRow[]>;
  /** Closes the file, read to its end or not. */
  close(): Promise<void>;
}

/** Opens a file of rows; a CSV file's header has been read then. Throws ConfigurationError for files that have none. */
export async function openRows(
  file: string,
  {
    encoding,
    surplusInto,
    onBytes = () => {},
  }: { encoding: Encoding; surplusInto?: string; onBytes?: (count: number) => void },
): Promise<RowFile> {
  const { lines, compressed } = formatOf(file);
  const pieces = readPieces(file, compressed, onBytes);
  const close = async () => void (await pieces.return(undefined));
  if (lines === 'jsonl') return { header: null, rows: readJsonLines(pieces, encoding), close };
  try {
    return { ...(await readCsv(pieces, encoding, surplusInto)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
