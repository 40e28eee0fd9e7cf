import { gzipSync } from 'node:zlib';
import { ConfigurationError } from '../../subgraphs/kit/errors';
import { ImportError } from '../../subgraphs/kit/import/import-error';
import { ImportUnderTest } from './fixture/import-under-test';

let importing: ImportUnderTest;
beforeAll(async () => void (importing = await ImportUnderTest.create()));
beforeEach(() => importing.clear());
afterAll(() => importing.dispose());

const names = async () => (await importing.things()).map(({ name }) => name);

// 'externalRef,name\n1,김민준\n2,"똠방, 각하"\n' as Windows in Korea writes it; 똠 is in CP949 only, not in EUC-KR.
const cp949 = Buffer.concat([
  Buffer.from('externalRef,name\n1,'),
  Buffer.from([0xb1, 0xe8, 0xb9, 0xce, 0xc1, 0xd8]),
  Buffer.from('\n2,"'),
  Buffer.from([0x8c, 0x63, 0xb9, 0xe6]),
  Buffer.from(', '),
  Buffer.from([0xb0, 0xa2, 0xc7, 0xcf]),
  Buffer.from('"\n'),
]);

describe('a file', () => {
  it.each<[string, string | Buffer]>([
    ['plain.csv', 'externalRef,name\n1,Ann\n2,Bö\n'],
    ['windows.csv', '\ufeffexternalRef,name\r\n1,Ann\r\n2,Bö\r\n'],
    ['quoted-header.csv', '\ufeff"externalRef","name"\n1,Ann\n2,Bö'],
    ['blank-lines.csv', '\nexternalRef,name\n\n1,Ann\n\n2,Bö\n\n'],
    ['compressed.csv.gz', gzipSync('externalRef,name\n1,Ann\n2,Bö\n')],
    ['two-members.csv.gz', Buffer.concat([gzipSync('externalRef,name\n1,An'), gzipSync('n\n2,Bö\n')])],
    ['lines.jsonl', '{"externalRef":1,"name":"Ann"}\n\n{"name":"Bö","externalRef":"2","amount":null}\n'],
    ['lines.ndjson', '\ufeff{"externalRef":1,"name":"Ann"}\r\n{"name":"B\\u00f6","externalRef":"2"}'],
    ['LINES.JSONL.GZ', gzipSync('{"externalRef":1,"name":"Ann"}\n{"name":"Bö","externalRef":"2"}')],
  ])('is read as its name says: %s', async (name, content) => {
    expect(await importing.run(importing.file(name, content))).toMatchObject({ rows: 2, created: 2, failed: 0 });
    expect(await names()).toEqual(['Ann', 'Bö']);
  });

  it('may leave commas of one column unquoted, where the mapping says which', async () => {
    const file = importing.file('loose.csv', 'externalRef,name,groupRef\n1,Rue, 12, Lille,a\n2,Ann,b\n3,short\n');
    const columns = { externalRef: 'externalRef', name: 'name', groupRef: 'groupRef' };
    expect(await importing.run(file, { mapping: { columns } })).toMatchObject({ rows: 3, created: 1, failed: 2 });
    expect(await importing.run(file, { mapping: { columns, surplusInto: 'name' } })).toMatchObject({
      ...{ rows: 3, created: 1, unchanged: 1, failed: 1 },
    });
    expect((await importing.things()).map(({ name, content }) => [name, content.groupRef])).toEqual(
      expect.arrayContaining([
        ['Rue, 12, Lille', 'a'],
        ['Ann', 'b'],
      ]),
    );
    await expect(importing.run(file, { mapping: { columns, surplusInto: 'nome' } })).rejects.toThrow(
      'surplusInto: the file has no column "nome"',
    );
  });

  it('may be CP949, compressed or not', async () => {
    await importing.run(importing.file('korean.csv', cp949), { encoding: 'cp949' });
    expect(await names()).toEqual(['김민준', '똠방, 각하']);
    expect(await importing.run(importing.file('korean.csv.gz', gzipSync(cp949)), { encoding: 'cp949' })).toEqual({
      ...{ rows: 2, created: 0, updated: 0, unchanged: 2, failed: 0 },
    });
  });

  it('in another encoding loses the rows with foreign bytes and no other', async () => {
    const file = importing.file('mixed.csv', Buffer.concat([cp949, Buffer.from('3,Ann\n')]));
    const { summary, lines } = await importing.reported(file);
    expect(summary).toEqual({ rows: 3, created: 1, updated: 0, unchanged: 0, failed: 2 });
    expect(lines[0]).toEqual({
      ...{ row: 1, outcome: 'failed', code: 'INVALID', field: null },
      message: 'column "name" holds bytes that are not utf-8',
    });
    const json = importing.file(
      'mixed.jsonl',
      Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff]), Buffer.from('"}')]),
    );
    expect((await importing.reported(json)).lines).toMatchObject([
      { message: 'the line holds bytes that are not utf-8' },
    ]);
  });

  it('keeps newlines, quotes and commas of quoted cells', async () => {
    await importing.run(importing.file('quoted.csv', 'externalRef,name\n1,"a ""b"",\r\nc"\n'));
    expect(await names()).toEqual(['a "b",\r\nc']);
  });

  it('keeps a cell that a spreadsheet would run as the text it is', async () => {
    const cells = ['=HYPERLINK("http://example.com")', '@SUM(A1)', '+1+2', "-2+3+cmd|' /C calc'!A0"];
    const quoted = cells.map((cell, index) => `${index + 1},"${cell.replaceAll('"', '""')}"\n`).join('');

    await importing.run(importing.file('formulas.csv', `externalRef,name\n${quoted}`));

    expect((await names()).toSorted()).toEqual(cells.toSorted());
  });

  it('with broken rows loses these rows alone and says how each is broken', async () => {
    const file = importing.file('broken.csv', 'externalRef,name\n1,Ann,5\n2\n3,"Bob\n4,Cid\n5,"Dan"x\n6,Eve\n');
    const { summary, lines } = await importing.reported(file);
    expect(summary).toEqual({ rows: 6, created: 2, updated: 0, unchanged: 0, failed: 4 });
    expect(lines.map((line) => (line.outcome === 'failed' ? line.message : line.outcome))).toEqual([
      'the row has 3 cells, the header has 2',
      'the row has 1 cells, the header has 2',
      'the row has text after a closing quote',
      'created',
      'the row has text after a closing quote',
      'created',
    ]);
    const json = importing.file('broken.jsonl', '{"name":"Ann"}\nname\n["a"]\n{"name":{"first":"Ann"}}\n');
    expect((await importing.reported(json)).lines).toMatchObject([
      { outcome: 'created' },
      { message: 'the line is not JSON' },
      { message: 'the line is not a JSON object' },
      { code: 'INVALID', field: 'name', message: 'name (column "name") must be text, a number or true or false' },
    ]);
  });

  it.each<[string, string | Buffer, string]>([
    ['empty.csv', '', 'the file is empty: expected a line with the names of the columns'],
    ['twice.csv', 'name,name\n', 'the header names the column "name" twice'],
    ['korean-header.csv', Buffer.from([0xb1, 0xe8, 0x0a]), 'the header is not utf-8; try --encoding cp949'],
    ['utf-16.csv', Buffer.from('\ufeffname\n', 'utf16le'), 'is UTF-16; save it as UTF-8'],
    ['table.xlsx', 'PK', 'expected .csv, .csv.gz, .jsonl or .jsonl.gz'],
  ])('is refused as a wrong argument: %s', async (name, content, message) => {
    const run = importing.run(importing.file(name, content));
    await expect(run).rejects.toThrow(message);
    await expect(run).rejects.toBeInstanceOf(ConfigurationError);
  });

  it('is refused as a wrong argument when it is not there', async () => {
    await expect(importing.run('/nowhere/things.csv')).rejects.toThrow('/nowhere/things.csv: there is no such file');
  });

  it('that is cut off ends the import behind the rows that could be read', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `${index},thing ${(index * 7919) % 100_003}\n`).join('');
    const whole = gzipSync(`externalRef,name\n${rows}`);
    const run = importing.run(importing.file('cut.csv.gz', whole.subarray(0, 150_000)));
    await expect(run).rejects.toThrow('is damaged or cut off');
    await expect(run).rejects.toBeInstanceOf(ImportError);
    expect((await importing.things()).length).toBeGreaterThan(1000);
  });

  it('without rows is an import of nothing', async () => {
    const nothing = { rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };
    expect(await importing.run(importing.file('header.csv', 'name'))).toEqual(nothing);
    expect(await importing.run(importing.file('nothing.jsonl', ''))).toEqual(nothing);
  });
});
