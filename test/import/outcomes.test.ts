import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { ConfigurationError } from '../../subgraphs/kit/errors';
import type { ImportProgress } from '../../subgraphs/kit/import/import-options';
import { defineKind } from '../../subgraphs/kit/import/kind';
import type { RowReport } from '../../subgraphs/kit/import/report';
import { ImportStopped } from '../../subgraphs/kit/import/runner';
import { ImportUnderTest, csvOf, linesOf } from './fixture/import-under-test';
import { things } from './fixture/things';

let importing: ImportUnderTest;
beforeAll(async () => void (importing = await ImportUnderTest.create()));
beforeEach(() => importing.clear());
afterAll(() => importing.dispose());

const refs = async () => (await importing.things()).map(({ ref }) => ref);
const lines = (...names: string[]) =>
  `externalRef,name\n${names.map((name, index) => `${index + 1},${name}\n`).join('')}`;

describe('an import', () => {
  it('creates, updates and leaves alone, and says so of each row', async () => {
    await importing.run(importing.file('a/things.csv', lines('Ann', 'Bob')));
    const { summary, lines: report } = await importing.reported(
      importing.file('b/things.csv', lines('Ann', 'Bo', 'Cid')),
    );
    expect(summary).toEqual({ rows: 3, created: 1, updated: 1, unchanged: 1, failed: 0 });
    expect(report).toEqual([
      { row: 1, outcome: 'unchanged', id: expect.any(String) as string },
      { row: 2, outcome: 'updated', id: expect.any(String) as string },
      { row: 3, outcome: 'created', id: expect.any(String) as string },
    ]);
  });

  it('changes nothing the second time, however large', async () => {
    const rows = process.env.LONG === '1' ? 1_000_000 : 1_100;
    const file = importing.file('things.csv', csvOf(rows));
    expect(await importing.run(file)).toEqual({ rows, created: rows, updated: 0, unchanged: 0, failed: 0 });
    const before = await importing.things();
    expect(await importing.run(file)).toEqual({ rows, created: 0, updated: 0, unchanged: rows, failed: 0 });
    expect(await importing.things()).toEqual(before);
  }, 1_800_000);

  it('knows rows without a ref by their content and their place among equal ones', async () => {
    const file = importing.file('visits.csv', 'name,amount\nhome,1\nhome,1\nshop,2\nhome,1\n');
    expect(await importing.run(file)).toMatchObject({ created: 4 });
    expect(await importing.run(file)).toMatchObject({ created: 0, unchanged: 4 });
    const longer = importing.file('more/visits.csv', 'name,amount\nshop,2\nhome,1\nhome,1\nhome,1\nhome,1\n');
    expect(await importing.run(longer)).toMatchObject({ created: 1 });
    expect(await refs()).toContainEqual(expect.stringMatching(/^visits\/row:[0-9a-f]{40}#4$/));
  });

  it('counts places within a group over the whole file, where the row names none', async () => {
    const kind = { ...things, row: things.row };
    const mapping = { columns: { name: ['name', 'externalRef'], group: 'groupRef', place: 'place' } };
    const file = importing.file('places.csv', 'name,group,place\na,g1,\nb,g2,\nc,g1,\nd,g1,9\ne,g1,\n');
    await importing.run(file, { mapping }, kind);
    expect((await importing.things()).map(({ name, content }) => [name, content.place])).toEqual([
      ...[
        ['a', 1],
        ['b', 1],
        ['c', 2],
        ['d', 9],
        ['e', 4],
      ],
    ]);
  });

  it('uses the file’s name as the system unless the mapping gives one', async () => {
    await importing.run(importing.file('shop.csv', lines('Ann')));
    const mapping = { columns: { name: 'name', externalRef: 'externalRef' }, constants: { system: 'erp' } };
    await importing.run(importing.file('shop.csv', lines('Ann')), { mapping });
    expect(await refs()).toEqual(['erp/1', 'shop/1']);
  });

  it('fails rows that do not fit the kind, naming attribute and column but no value', async () => {
    const mapping = {
      columns: { id: 'externalRef', who: 'name', worth: 'amount', on: 'dueOn' },
      dateFormat: 'd.M.yyyy',
    };
    const file = importing.file(
      'bad.csv',
      'id,who,worth,on\n1,,secret,1.2.2026\n2,Bob,5,31.2.2026\n3,Cid,5,1.2.2026\n',
    );
    const failed: RowReport[] = [];
    const { summary, lines: report } = await importing.reported(file, { mapping, onFailed: (row) => failed.push(row) });
    expect(summary).toEqual({ rows: 3, created: 1, updated: 0, unchanged: 0, failed: 2 });
    expect(report.slice(0, 2)).toEqual([
      {
        ...{ row: 1, outcome: 'failed', code: 'INVALID', field: 'name' },
        message: 'name (column "who") is required; amount (column "worth") must be a decimal number such as 1234.50',
      },
      {
        ...{ row: 2, outcome: 'failed', code: 'INVALID', field: 'dueOn' },
        message: 'dueOn (column "on") must be a day as yyyy-mm-dd or in the mapping\'s dateFormat',
      },
    ]);
    expect(failed).toEqual(report.slice(0, 2));
  });

  it('loses no other row of a batch to one that is refused, cannot be stored, or meets a fault', async () => {
    const logged: string[] = [];
    const log = pino({ level: 'error' }, { write: (line) => void logged.push(line) });
    const file = importing.file('bad.csv', lines('Ann', 'UNWANTED', 'Bob', 'UNSTORABLE', 'Cid', 'EXPLODING', 'Dan'));
    const { summary, lines: report } = await importing.reported(file, { log });
    expect(summary).toEqual({ rows: 7, created: 4, updated: 0, unchanged: 0, failed: 3 });
    expect(report.filter(({ outcome }) => outcome === 'failed')).toEqual([
      {
        ...{ row: 2, outcome: 'failed', code: 'CONFLICT', field: 'name' },
        message: 'name is not wanted here (column "name")',
      },
      { row: 4, outcome: 'failed', code: 'INVALID', field: null, message: 'a value is outside the allowed range' },
      {
        ...{ row: 6, outcome: 'failed', code: 'INTERNAL', field: null },
        message: 'a fault of this system; its log has the cause',
      },
    ]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('a fault that nobody expected');
    expect(await importing.run(file)).toEqual({ rows: 7, created: 0, updated: 0, unchanged: 4, failed: 3 });
  });

  it.each(['UNWANTED', 'UNSTORABLE', 'EXPLODING', ''])(
    'told to stop, does so before the batch in which a row fails: "%s"',
    async (name) => {
      const file = importing.file(
        'stop.csv',
        `${csvOf(600)}bad,${name},g1\n${csvOf(10, 700).split('\n').slice(1).join('\n')}`,
      );
      const report = `${importing.folder}/stop.jsonl`;
      const stopped: unknown = await importing.run(file, { onError: 'stop', report }).catch((error: unknown) => error);
      expect(stopped).toBeInstanceOf(ImportStopped);
      expect((stopped as ImportStopped).summary).toEqual({
        rows: 501,
        created: 500,
        updated: 0,
        unchanged: 0,
        failed: 1,
      });
      expect((stopped as ImportStopped).message).toContain('row 601 failed');
      expect(await importing.things()).toHaveLength(500);
      expect(linesOf(report)).toHaveLength(501);
      expect(linesOf(report).at(-1)).toMatchObject({ row: 601, outcome: 'failed' });

      expect(await importing.run(file, { report })).toEqual({
        rows: 611,
        created: 610,
        updated: 0,
        unchanged: 0,
        failed: 1,
      });
      expect(linesOf(report).map(({ row }) => row)).toEqual(Array.from({ length: 611 }, (_, index) => index + 1));
    },
  );

  it('tried first as a dry run counts the same and writes nothing but the report', async () => {
    await importing.run(importing.file('things.csv', lines('Ann', 'Bob')));
    const before = await importing.things();
    const [runs] = await importing.database.query('SELECT count(*)::int AS count FROM fixture.import_run');
    const content = `${lines('Ann', 'Bo', 'Cid', 'UNWANTED', 'EXPLODING')}3,Cid\n3,Cindy\n`;
    const file = importing.file('next/things.csv', content);
    const dry = await importing.reported(file, { dryRun: true });
    expect(await importing.things()).toEqual(before);
    expect(await importing.database.query('SELECT count(*)::int AS count FROM fixture.import_run')).toEqual([runs]);

    const real = await importing.reported(file);
    expect(dry.summary).toEqual(real.summary);
    expect(real.summary).toEqual({ rows: 7, created: 1, updated: 2, unchanged: 2, failed: 2 });
    expect(dry.lines.map(({ row, outcome }) => [row, outcome])).toEqual(
      real.lines.map(({ row, outcome }) => [row, outcome]),
    );
  });

  it('dry runs of many rows leave nothing either', async () => {
    const file = importing.file('things.csv', csvOf(2_600));
    expect(await importing.run(file, { dryRun: true })).toMatchObject({ rows: 2_600, created: 2_600 });
    expect(await importing.things()).toEqual([]);
  });

  it('looks values up, each row that has none and knows the key', async () => {
    await importing.run(importing.file('prices.csv', 'externalRef,name,amount\n1,pen,2.50\n2,ink,7\n'));
    const mapping = {
      columns: { id: 'externalRef', what: 'name', worth: 'amount' },
      lookup: { amount: { kind: 'things', by: 'name', take: 'amount' } },
    };
    const file = importing.file('sold.csv', 'id,what,worth\n1,pen,\n2,ink,6.99\n3,cap,\n4,ink,\n');
    const { lines: report } = await importing.reported(file, { mapping });
    expect(report[2]).toEqual({
      ...{ row: 3, outcome: 'failed', code: 'NOT_FOUND', field: 'name' },
      message: 'none of the things has this name, which amount is taken from (column "what")',
    });
    const sold = (await importing.things()).filter(({ ref }) => ref.startsWith('sold/'));
    expect(sold.map(({ content }) => content.amount)).toEqual(['2.5', '6.99', '7']);
    expect(await importing.run(file, { mapping })).toMatchObject({ unchanged: 3, failed: 1 });
  });

  it.each([
    [
      { kind: 'orders', by: 'name', take: 'amount' },
      `"orders" can't be looked up from here, only kinds of the same department: things`,
    ],
    [{ kind: 'things', by: 'nmae', take: 'amount' }, 'things have no attribute "nmae"'],
    [{ kind: 'things', by: 'name', take: 'price' }, 'things have no attribute "price"'],
  ])('refuses the lookup %j', async (rule, message) => {
    const run = importing.run(importing.file('a.csv', 'name\n'), {
      mapping: { columns: { name: 'name' }, lookup: { amount: rule } },
    });
    await expect(run).rejects.toThrow(message);
    await expect(run).rejects.toBeInstanceOf(ConfigurationError);
  });

  it('shifts days and times of example data, and knows its rows by what the file says', async () => {
    const file = importing.file(
      'example.csv',
      'name,happenedAt,dueOn,bornOn\nAnn,2019-06-30T10:00,2020-02-28,1990-02-28\n',
    );
    await importing.run(file, { shiftDays: 7 });
    expect((await importing.things())[0]?.content).toMatchObject({
      happenedAt: '2019-07-07T10:00:00.000Z',
      dueOn: '2020-03-06',
      // A day of birth is a fact about the person, not about the story.
      bornOn: '1990-02-28',
    });
    expect(await importing.run(file, { shiftDays: 14 })).toMatchObject({ updated: 1, created: 0 });
  });

  it('reads times in the business time zone, or in that of the mapping', async () => {
    const file = importing.file('zone.csv', 'name,externalRef,happenedAt\nAnn,1,2026-01-01T00:00\n');
    await importing.run(file, { timeZone: 'Asia/Seoul' });
    expect((await importing.things())[0]?.content.happenedAt).toBe('2025-12-31T15:00:00.000Z');
    const columns = { name: 'name', externalRef: 'externalRef', happenedAt: 'happenedAt' };
    await importing.run(file, { timeZone: 'Asia/Seoul', mapping: { columns, timeZone: 'America/New_York' } });
    expect((await importing.things())[0]?.content.happenedAt).toBe('2026-01-01T05:00:00.000Z');
  });

  it('tells how far it is', async () => {
    const told: ImportProgress[] = [];
    await importing.run(importing.file('things.csv', csvOf(600)), { onProgress: (progress) => told.push(progress) });
    const size = readFileSync(`${importing.folder}/things.csv`).length;
    expect(told.map(({ rows }) => rows)).toEqual([250, 500, 600, 600]);
    expect(told.at(-1)).toEqual({ bytesRead: size, bytesTotal: size, rows: 600 });
  });

  it('refuses a report that cannot be written, before any row', async () => {
    const run = importing.run(importing.file('things.csv', csvOf(1)), {
      report: `${importing.folder}/no/such/report.jsonl`,
    });
    await expect(run).rejects.toThrow(/--report: .* cannot be written/);
    expect(await importing.things()).toEqual([]);
  });

  it('gives its statements the time a request would not get', async () => {
    let timeout: unknown;
    const kind = defineKind<never>({
      ...things,
      write: async (transaction, rows, context) => {
        [timeout] = await transaction.query('SHOW statement_timeout');
        return things.write(transaction, rows, context);
      },
    });
    await importing.run(importing.file('things.csv', csvOf(1)), {}, kind);
    expect(timeout).toEqual({ statement_timeout: '1min' });
  });
});
