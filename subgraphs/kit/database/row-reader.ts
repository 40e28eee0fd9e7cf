import { types } from 'pg';

/** Makes a value of the bytes between two places. */
type Decode = (bytes: Buffer, start: number, end: number) => unknown;

/** What PostgreSQL says of a column of an answer. */
export interface ColumnDescription {
  name: string;
  dataTypeID: number;
}

/** Between 1970 and 2000, from where PostgreSQL counts. */
const epochMilliseconds = 946_684_800_000;
/** In units of 2³² microseconds: up to here a double holds each of them, in the years 1715 to 2285. */
const exactHigh = 0x20_0000;

const instant: Decode = (bytes, start) => {
  const high = bytes.readInt32BE(start);
  const low = bytes.readUInt32BE(start + 4);
  if (high === 0x7fff_ffff && low === 0xffff_ffff) return Number.POSITIVE_INFINITY;
  if (high === -0x8000_0000 && low === 0) return Number.NEGATIVE_INFINITY;
  if (high < -exactHigh || high >= exactHigh) {
    const microseconds = bytes.readBigInt64BE(start);
    return new Date(Number(microseconds / 1000n - (microseconds % 1000n < 0n ? 1n : 0n)) + epochMilliseconds);
  }
  const microseconds = high * 0x1_0000_0000 + low;
  const beyond = microseconds % 1000;
  return new Date((microseconds - (beyond < 0 ? beyond + 1000 : beyond)) / 1000 + epochMilliseconds);
};

const text: Decode = (bytes, start, end) => bytes.toString('utf8', start, end);
const ascii: Decode = (bytes, start, end) => bytes.toString('latin1', start, end);

/** Types whose binary form is read faster than their text, by their oid. */
const binary = new Map<number, Decode>([
  [types.builtins.BOOL, (bytes, start) => bytes[start] !== 0],
  [types.builtins.INT2, (bytes, start) => bytes.readInt16BE(start)],
  [types.builtins.INT4, (bytes, start) => bytes.readInt32BE(start)],
  [types.builtins.TIMESTAMPTZ, instant],
]);

const plainText = new Map<number, Decode>([
  [types.builtins.TEXT, text],
  [types.builtins.VARCHAR, text],
  [types.builtins.UUID, ascii],
  [types.builtins.NUMERIC, ascii],
  [types.builtins.INT8, ascii],
]);

function decodeText(oid: number): Decode {
  const parse = types.getTypeParser(oid, 'text') as (value: string) => unknown;
  return plainText.get(oid) ?? ((bytes, start, end) => parse(bytes.toString('utf8', start, end)));
}

/**
 * Reads the rows of one statement, as pg would, from the messages themselves. pg makes a text of every value and an
 * event of every row first.
 */
export class RowReader {
  /** Which form each column has to be asked for: 1 is binary, 0 text. */
  readonly formats: readonly number[];
  readonly #names: string[];
  readonly #decoders: Decode[];
  readonly #empty: Record<string, unknown>;

  constructor(columns: readonly ColumnDescription[]) {
    this.formats = columns.map(({ dataTypeID }) => (binary.has(dataTypeID) ? 1 : 0));
    this.#names = columns.map(({ name }) => name);
    this.#decoders = columns.map(({ dataTypeID }) => binary.get(dataTypeID) ?? decodeText(dataTypeID));
    this.#empty = Object.fromEntries(this.#names.map((name) => [name, null]));
  }

  /** The row in the message whose body begins there. */
  read(bytes: Buffer, bodyStart: number): Record<string, unknown> {
    // All rows of a statement get one shape.
    const row = { ...this.#empty };
    let at = bodyStart + 2;
    for (let index = 0; index < this.#names.length; index++) {
      const length = bytes.readInt32BE(at);
      at += 4;
      if (length < 0) continue;
      row[this.#names[index]!] = this.#decoders[index]!(bytes, at, at + length);
      at += length;
    }
    return row;
  }
}
