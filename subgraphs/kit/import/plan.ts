import { Refusal } from '../errors';
import { type RowMapper, compileMapping } from './compile-mapping';
import { rowFiller } from './fill-row';
import type { ImportOptions } from './import-options';
import type { ImportKind } from './kind';
import { type Lookup, compileLookup } from './lookup';
import type { NumberedRow } from './prepare-rows';
import { type RowFile, openRows } from './reader';

const batchSize = 250;

export interface Plan {
  source: RowFile;
  mapper: RowMapper;
  lookup: Lookup;
}

/** Opens the file and checks it against the kind and the mapping; throws ConfigurationError when they don't fit. */
export async function planImport(
  kind: ImportKind,
  options: ImportOptions,
  onBytes?: (count: number) => void,
): Promise<Plan> {
  const { file, mapping = null, encoding = 'utf-8', timeZone = 'UTC', kinds = [] } = options;
  const lookup = compileLookup(mapping, kinds);
  const source = await openRows(file, { encoding, surplusInto: mapping?.surplusInto, onBytes });
  try {
    return { source, mapper: compileMapping(kind, mapping, source.header, timeZone), lookup };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** Throws ConfigurationError for a file, header or mapping that runImport would refuse; needs no database. */
export async function checkImport(kind: ImportKind, options: ImportOptions): Promise<void> {
  const { source } = await planImport(kind, options);
  await source.close();
}

/** Batches of mapped rows behind the first done ones. */
export async function* mappedBatches(
  { source, mapper }: Plan,
  kind: ImportKind,
  fileName: string,
  done: number,
): AsyncGenerator<NumberedRow[]> {
  const fill = rowFiller(kind, fileName);
  let batch: NumberedRow[] = [];
  let number = 0;
  for await (const rows of source.rows) {
    for (const read of rows) {
      number += 1;
      const mapped = 'refusal' in read ? read.refusal : mapper.map(read.row);
      if (!(mapped instanceof Refusal)) fill(mapped);
      if (number > done) batch.push({ number, mapped });
      if (batch.length === batchSize) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length) yield batch;
}
