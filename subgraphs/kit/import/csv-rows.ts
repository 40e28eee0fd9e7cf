import { ConfigurationError } from '../errors';
import { type CsvRecord, CsvRecords } from './csv-records';
import { type Encoding, decoderOf } from './decode';
import { type ReadRow, refusedRow } from './source-row';

function headerOf(record: CsvRecord | undefined, encoding: Encoding): readonly string[] {
  if (!record) throw new ConfigurationError('the file is empty: expected a line with the names of the columns');
  if ('fault' in record) throw new ConfigurationError(`the header ${record.fault}`);
  const decode = decoderOf(encoding);
  const header = record.map((cell) => {
    const name = decode(cell)?.trim();
    if (name !== undefined) return name;
    const other = encoding === 'utf-8' ? 'cp949' : 'utf-8';
    throw new ConfigurationError(`the header is not ${encoding}; try --encoding ${other}`);
  });
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) !== index);
  if (twice !== undefined) throw new ConfigurationError(`the header names the column "${twice}" twice`);
  return header;
}

function rowReader(header: readonly string[], encoding: Encoding): (record: CsvRecord) => ReadRow {
  const decode = decoderOf(encoding);
  return (record) => {
    if ('fault' in record) return refusedRow(`the row ${record.fault}`);
    if (record.length !== header.length) {
      return refusedRow(`the row has ${record.length} cells, the header has ${header.length}`);
    }
    const row: string[] = [];
    for (const [index, cell] of record.entries()) {
      const text = decode(cell);
      if (text === null) return refusedRow(`column "${header[index]}" holds bytes that are not ${encoding}`);
      row.push(text);
    }
    return { row };
  };
}

/** Reads the header at once and the rows when they are asked for. */
export async function readCsv(pieces: AsyncGenerator<string>, encoding: Encoding) {
  const records = new CsvRecords();
  let found: CsvRecord[] = [];
  for (let ended = false; found.length === 0 && !ended;) {
    const piece = await pieces.next();
    ended = piece.done === true;
    found = ended ? records.end() : records.push(piece.value as string);
  }
  const header = headerOf(found[0], encoding);
  const read = rowReader(header, encoding);
  async function* rows(): AsyncGenerator<ReadRow[]> {
    yield found.slice(1).map(read);
    for await (const piece of pieces) yield records.push(piece).map(read);
    yield records.end().map(read);
  }
  return { header, rows: rows() };
}
