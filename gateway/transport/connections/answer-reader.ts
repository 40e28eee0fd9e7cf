const longestHeadBytes = 16 * 1024;
const longestLineBytes = 1024;
const lineEnd = '\r\n';
const headEnd = '\r\n\r\n';

const statusLine = /^HTTP\/1\.([01]) (\d{3})(?: |$)/;
const fieldLine = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(.*?)[ \t]*$/;
const chunkLine = /^([\da-f]{1,8})[ \t]*(?:;.*)?$/i;

/** What arrives is no answer of HTTP/1.1, or one that is larger than allowed. */
export class UnreadableAnswer extends Error {
  override name = 'UnreadableAnswer';
}

/** Where in an answer the next byte belongs. */
type Place = 'head' | 'body' | 'unmeasured body' | 'chunk size' | 'chunk' | 'chunk end' | 'trailer';

/**
 * Reads one answer of HTTP/1.1 out of the pieces in which it arrives. Throws UnreadableAnswer, above all where
 * programs differ about where an answer ends: what they would leave over could be taken for the answer of somebody
 * else.
 */
export class AnswerReader {
  /** 0: the head has not been read. */
  status = 0;
  retryAfter: string | undefined;
  /** The body; only once the answer is whole. */
  text = '';
  /** The connection must not be used for another question. */
  isLast = false;
  /** How long the department keeps an idle connection, in seconds, where it says so. */
  keptSeconds: number | undefined;
  #place: Place = 'head';
  /** Bytes of the body, or of its chunk, that are missing. */
  #missing = 0;
  #bytes = 0;
  #isWhole = false;
  #held: Buffer | null = null;
  readonly #pieces: Buffer[] = [];

  constructor(private readonly largestBytes: number) {}

  /** True: the answer is whole. The piece's memory may be written again afterwards. */
  read(piece: Buffer): boolean {
    const bytes = this.#held ? Buffer.concat([this.#held, piece]) : piece;
    this.#held = null;
    for (let at = 0; ;) {
      const next = this.#step(bytes, at);
      if (next === null) return false;
      at = next;
      if (!this.#isWhole) continue;
      // Nothing more has been asked for: what follows belongs to no question.
      if (at < bytes.length) this.isLast = true;
      return true;
    }
  }

  /** The connection has ended; true: so has the answer, as it was meant to. */
  readEnd(): boolean {
    if (this.#place !== 'unmeasured body') return false;
    this.#finish();
    return true;
  }

  /** Reads on from a place in the bytes and returns the next one; null: more bytes are needed. */
  #step(bytes: Buffer, at: number): number | null {
    switch (this.#place) {
      case 'head': {
        const end = this.#endOf(headEnd, longestHeadBytes, bytes, at);
        if (end === null) return null;
        this.#readHead(bytes.toString('latin1', at, end));
        return end + headEnd.length;
      }
      case 'body':
      case 'chunk': {
        const end = Math.min(at + this.#missing, bytes.length);
        this.#missing -= end - at;
        // Usually the whole answer is one piece, and need not be copied.
        const isWhole = this.#place === 'body' && this.#missing === 0 && this.#pieces.length === 0;
        if (isWhole) this.#finish(bytes.toString('utf8', at, end));
        else this.#keep(bytes, at, end);
        if (this.#missing > 0) return null;
        if (this.#place === 'chunk') this.#place = 'chunk end';
        else if (!isWhole) this.#finish();
        return end;
      }
      case 'unmeasured body':
        this.#count(bytes.length - at);
        this.#keep(bytes, at, bytes.length);
        return null;
      case 'chunk size':
      case 'chunk end':
      case 'trailer':
        return this.#readLine(bytes, at);
    }
  }

  /** The lines between and behind chunks. */
  #readLine(bytes: Buffer, at: number): number | null {
    const end = this.#endOf(lineEnd, longestLineBytes, bytes, at);
    if (end === null) return null;
    const line = bytes.toString('latin1', at, end);
    if (this.#place === 'chunk end') {
      if (line !== '') throw new UnreadableAnswer('a chunk is longer than it says');
      this.#place = 'chunk size';
    } else if (this.#place === 'chunk size') {
      const size = chunkLine.exec(line)?.[1];
      if (size === undefined) throw new UnreadableAnswer('a chunk does not tell its size');
      this.#missing = Number.parseInt(size, 16);
      this.#count(this.#missing);
      this.#place = this.#missing === 0 ? 'trailer' : 'chunk';
    } else if (line === '') {
      this.#finish();
    } else {
      this.#count(line.length);
    }
    return end + lineEnd.length;
  }

  #endOf(mark: string, longest: number, bytes: Buffer, at: number): number | null {
    const end = bytes.indexOf(mark, at, 'latin1');
    if ((end < 0 ? bytes.length : end) - at > longest) throw new UnreadableAnswer('a head or line is too long');
    if (end >= 0) return end;
    this.#held = Buffer.from(bytes.subarray(at));
    return null;
  }

  #readHead(head: string): void {
    const [first = '', ...lines] = head.split(lineEnd);
    const [, version, code] = statusLine.exec(first) ?? [];
    const status = Number(code);
    if (!(status >= 100) || status === 101) throw new UnreadableAnswer('the answer does not begin with a status');
    const fields = fieldsOf(lines);
    // Preliminary: the answer itself follows.
    if (status < 200) return;
    this.status = status;
    this.retryAfter = fields.get('retry-after');
    const connection = fields.get('connection')?.toLowerCase() ?? '';
    this.isLast = version === '0' ? connection !== 'keep-alive' : /(?:^|[ ,])close(?:[ ,]|$)/.test(connection);
    const kept = /timeout=(\d{1,6})/.exec(fields.get('keep-alive') ?? '')?.[1];
    if (kept !== undefined) this.keptSeconds = Number(kept);
    this.#measure(status, fields, version === '0');
  }

  #measure(status: number, fields: ReadonlyMap<string, string>, isOld: boolean): void {
    const [length, coding] = [fields.get('content-length'), fields.get('transfer-encoding')];
    if (coding !== undefined) {
      if (length !== undefined || isOld || coding.toLowerCase() !== 'chunked') {
        throw new UnreadableAnswer('the answer does not tell plainly where it ends');
      }
      this.#place = 'chunk size';
    } else if (length !== undefined) {
      if (!/^\d{1,15}$/.test(length)) throw new UnreadableAnswer('the answer does not tell its length');
      this.#missing = Number(length);
      this.#count(this.#missing);
      this.#place = 'body';
    } else {
      this.isLast = true;
      this.#place = 'unmeasured body';
    }
    // These have no body, whatever their head says of one.
    if (status === 204 || status === 304) this.#finish('');
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.largestBytes) throw new UnreadableAnswer('the answer is too large');
  }

  #keep(bytes: Buffer, from: number, to: number): void {
    if (to > from) this.#pieces.push(Buffer.from(bytes.subarray(from, to)));
  }

  #finish(text = Buffer.concat(this.#pieces).toString()): void {
    this.text = text;
    this.#isWhole = true;
  }
}

function fieldsOf(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = fieldLine.exec(line) ?? [];
    // A line that goes on in the next one, a bare carriage return or line feed, a nul.
    if (name === undefined || /[\r\n\0]/.test(value!)) throw new UnreadableAnswer('a line of the head is none');
    const key = name.toLowerCase();
    if (fields.has(key) && (key === 'content-length' || key === 'transfer-encoding')) {
      throw new UnreadableAnswer(`the answer has more than one ${key}`);
    }
    fields.set(key, value!);
  }
  return fields;
}
