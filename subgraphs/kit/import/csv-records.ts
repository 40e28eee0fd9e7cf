/** The cells of one record, or what is wrong with it. */
export type CsvRecord = readonly string[] | { fault: string };

const maximumLength = 1_048_576;

interface Parsed {
  record: CsvRecord;
  next: number;
}

/**
 * Splits CSV (RFC 4180) that arrives in pieces into records.
 * Written here because it must go on after a broken record: one stray quote costs the line it stands in, where
 * parsers at hand end the file or take the following rows with it.
 */
export class CsvRecords {
  private rest = '';
  /** True after a record too long to keep, up to the end of its line. */
  private skipping = false;

  /** Records that end within the text so far. Empty lines are none. */
  push(text: string, last = false): CsvRecord[] {
    let buffer = this.rest + text;
    if (this.skipping) {
      const end = buffer.indexOf('\n');
      this.skipping = end < 0;
      buffer = end < 0 ? '' : buffer.slice(end + 1);
    }
    const records: CsvRecord[] = [];
    let position = 0;
    while (position < buffer.length) {
      const parsed = this.parse(buffer, position, last);
      if (!parsed) break;
      position = parsed.next;
      const { record } = parsed;
      if ('fault' in record || record.length > 1 || record[0] !== '') records.push(record);
    }
    this.rest = buffer.slice(position);
    return records;
  }

  /** Records left when the file has ended. */
  end(): CsvRecord[] {
    return this.push('', true);
  }

  private parse(buffer: string, start: number, last: boolean): Parsed | null {
    const newline = buffer.indexOf('\n', start);
    if (newline < 0 && !last) {
      if (buffer.length - start <= maximumLength) return null;
      this.skipping = true;
      return { record: { fault: `is longer than ${maximumLength} characters` }, next: buffer.length };
    }
    const end = newline < 0 ? buffer.length : newline;
    const line = buffer.slice(start, end > start && buffer[end - 1] === '\r' ? end - 1 : end);
    if (!line.includes('"')) return { record: line.split(','), next: end + 1 };
    return this.parseQuoted(buffer, start, end, last);
  }

  private parseQuoted(buffer: string, start: number, lineEnd: number, last: boolean): Parsed | null {
    const broken = (fault: string): Parsed => ({ record: { fault }, next: lineEnd + 1 });
    const cells: string[] = [];
    let position = start;
    for (;;) {
      let after: number;
      if (buffer[position] === '"') {
        const close = closingQuote(buffer, position + 1);
        const undecided = close < 0 || (close === buffer.length - 1 && !last);
        if (undecided && !last && buffer.length - start <= maximumLength) return null;
        if (close < 0) return broken('has a quote that is not closed');
        cells.push(buffer.slice(position + 1, close).replaceAll('""', '"'));
        after = close + 1;
        if (buffer[after] === '\r' && (buffer[after + 1] === '\n' || after + 1 === buffer.length)) after += 1;
      } else {
        after = endOfBareCell(buffer, position);
        if (after === buffer.length && !last) return null;
        const bare = buffer.slice(position, after);
        cells.push(bare.endsWith('\r') && buffer[after] !== ',' ? bare.slice(0, -1) : bare);
      }
      if (after >= buffer.length) return last ? { record: cells, next: buffer.length } : null;
      if (buffer[after] === '\n') return { record: cells, next: after + 1 };
      if (buffer[after] !== ',') return broken('has text after a closing quote');
      position = after + 1;
    }
  }
}

/** Index of the quote that closes a cell, or -1; a doubled quote is a quote within it. */
function closingQuote(buffer: string, start: number): number {
  for (let quote = buffer.indexOf('"', start); quote >= 0; quote = buffer.indexOf('"', quote + 2)) {
    if (buffer[quote + 1] !== '"') return quote;
  }
  return -1;
}

function endOfBareCell(buffer: string, start: number): number {
  const comma = buffer.indexOf(',', start);
  const newline = buffer.indexOf('\n', start);
  return Math.min(comma < 0 ? buffer.length : comma, newline < 0 ? buffer.length : newline);
}
