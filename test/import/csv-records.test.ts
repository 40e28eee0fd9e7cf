import { CsvRecords } from '../../subgraphs/kit/import/csv-records';

/** All records of a text that arrives in pieces of the given size. */
function recordsOf(text: string, size = text.length || 1): unknown[] {
  const records = new CsvRecords();
  const found: unknown[] = [];
  for (let start = 0; start < text.length; start += size) found.push(...records.push(text.slice(start, start + size)));
  return [...found, ...records.end()];
}

const everySize = [1, 2, 3, 7, 1000];

describe('records of CSV', () => {
  it.each(everySize)('are the same however the file is cut, pieces of %i', (size) => {
    const text = 'a,b\r\n1,"x, ""y""\r\nz"\n\n"",\r\n,2\n"3",4';
    expect(recordsOf(text, size)).toEqual([
      ['a', 'b'],
      ['1', 'x, "y"\r\nz'],
      ['', ''],
      ['', '2'],
      ['3', '4'],
    ]);
  });

  it('keep quotes that do not open a cell', () => {
    expect(recordsOf('5" disk,a"b\n')).toEqual([['5" disk', 'a"b']]);
  });

  it.each(everySize)('go on behind text that follows a closing quote, pieces of %i', (size) => {
    expect(recordsOf('1,"a"b,c\n2,d,e\n', size)).toEqual([
      { fault: 'has text after a closing quote' },
      ['2', 'd', 'e'],
    ]);
  });

  it.each(everySize)('lose only the line of a quote that is never closed, pieces of %i', (size) => {
    expect(recordsOf('1,"a\n2,b\n3,c\n', size)).toEqual([
      { fault: 'has a quote that is not closed' },
      ['2', 'b'],
      ['3', 'c'],
    ]);
  });

  it('lose only the line of a quote that pairs up with that of a later row', () => {
    expect(recordsOf('1,"a\n2,"b"\n3,c\n')).toEqual([
      { fault: 'has text after a closing quote' },
      ['2', 'b'],
      ['3', 'c'],
    ]);
  });

  it('give up a line longer than a megabyte and go on behind it', () => {
    const [fault, ...others] = recordsOf(`${'x'.repeat(1_200_000)}\n2,b\n`, 65_536);
    expect(fault).toEqual({ fault: 'is longer than 1048576 characters' });
    expect(others).toEqual([['2', 'b']]);
  });

  it('do not wait for the end of the file when a quote stays open', () => {
    const records = new CsvRecords();
    expect(records.push('1,"a\n2,b\n')).toEqual([]);
    const found = records.push('3,c\n'.repeat(300_000));
    expect(found.slice(0, 3)).toEqual([{ fault: 'has a quote that is not closed' }, ['2', 'b'], ['3', 'c']]);
    expect(found).toHaveLength(300_002);
  });
});
