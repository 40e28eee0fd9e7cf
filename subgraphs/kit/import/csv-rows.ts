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

/** Joins the cells that a row has too many of with those of one column; other rows stay as they are. */
function joinSurplus(
  cells: readonly string[],
  header: readonly string[],
  column: string | undefined,
): readonly string[] {
  const surplus = cells.length - header.length;
  const index = column === undefined ? -1 : header.indexOf(column);
  if (surplus <= 0 || index < 0) return cells;
  const end = index + surplus + 1;
  return [...cells.slice(0, index), cells.slice(index, end).join(','), ...cells.slice(end)];
}

function rowReader(
  header: readonly string[],
  encoding: Encoding,
  surplusInto: string | undefined,
): (record: CsvRecord) => ReadRow {
  const decode = decoderOf(encoding);
  return (found) => {
    if ('fault' in found) return refusedRow(`the row ${found.fault}`);
    const record = joinSurplus(found, header, surplusInto);
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
export async function readCsv(pieces: AsyncGenerator<string>, encoding: Encoding, surplusInto?: string) {
  const records = new CsvRecords();
  let found: CsvRecord[] = [];
  for (let ended = false; found.length === 0 && !ended;) {
    const piece = await pieces.next();
    ended = piece.done === true;
    found = ended ? records.end() : records.push(piece.value as string);
  }
  const header = headerOf(found[0], encoding);
  const read = rowReader(header, encoding, surplusInto);
  async function* rows(): AsyncGenerator<ReadRow[]> {
    yield found.slice(1).map(read);
    for await (const piece of pieces) yield records.push(piece).map(read);
    yield records.end().map(read);
  }
  return { header, rows: rows() };
}
