import { type Encoding, decoderOf } from './decode';
import { type ReadRow, refusedRow } from './source-row';

const maximumLength = 1_048_576;
const filled = (line: string): boolean => line.trim() !== '';

function rowReader(encoding: Encoding): (line: string) => ReadRow {
  const decode = decoderOf(encoding);
  return (line) => {
    if (line.length > maximumLength) return refusedRow(`the line is longer than ${maximumLength} characters`);
    const text = decode(line);
    if (text === null) return refusedRow(`the line holds bytes that are not ${encoding}`);
    try {
      const row: unknown = JSON.parse(text);
      if (row !== null && typeof row === 'object' && !Array.isArray(row))
        return { row: row as Record<string, unknown> };
    } catch {
      return refusedRow('the line is not JSON');
    }
    return refusedRow('the line is not a JSON object');
  };
}

/** One row for each line that is not empty. */
export async function* readJsonLines(pieces: AsyncGenerator<string>, encoding: Encoding): AsyncGenerator<ReadRow[]> {
  const read = rowReader(encoding);
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    // Of a line without end the first part is enough to refuse it.
    rest = (lines.pop() ?? '').slice(0, maximumLength + 1);
    yield lines.filter(filled).map(read);
  }
  if (filled(rest)) yield [read(rest)];
}
