import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ImportError } from '../../subgraphs/kit/import/import-error';
import { type ImportKind } from '../../subgraphs/kit/import/kind';
import { ImportUnderTest, csvOf, linesOf } from './fixture/import-under-test';
import { things } from './fixture/things';

let importing: ImportUnderTest;
beforeAll(async () => void (importing = await ImportUnderTest.create()));
beforeEach(() => importing.clear());
afterAll(() => importing.dispose());

const fixture = join(__dirname, 'fixture');

/** Things whose writing does more first, told the number of the batch from 1. */
function thingsAfter(before: (batch: number) => Promise<void>): ImportKind {
  let batch = 0;
  const write: ImportKind['write'] = async (transaction, rows, context) => {
    batch += 1;
    await before(batch);
    return things.write(transaction, rows, context);
  };
  return { ...things, write };
}

async function rowsDone(): Promise<number> {
  const [run]: { rows_done: string }[] = await importing.database.query('SELECT rows_done FROM fixture.import_run');
  return Number(run?.rows_done ?? 0);
}

/** False while the pool still gives out connections that were ended. */
const answers = (): Promise<boolean> =>
  importing.database.query('SELECT 1').then(
    () => true,
    () => false,
  );

describe('an import that is killed in the middle', () => {
  it('goes on where it was: every row once, in the table, in the counts, and in the report', async () => {
    const count = 40_000;
    const rows = csvOf(count)
      .replace(/thing \d*77,/g, 'UNWANTED,')
      .replace(/^r\d*5,/gm, ',');
    const file = importing.file('large.csv', rows);
    const report = join(importing.folder, 'large.jsonl');
    const child = spawn(
      process.execPath,
      ['-r', join(fixture, 'typescript.js'), join(fixture, 'child.ts'), importing.testDatabase.ownerUrl, file, report],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const closed = once(child, 'close');
    while ((await rowsDone()) < 2_000 && child.exitCode === null) await new Promise((next) => setImmediate(next));
    child.kill('SIGKILL');
    const [code, signal] = (await closed) as [number | null, string | null];
    expect([code, signal]).toEqual([null, 'SIGKILL']);
    const done = await rowsDone();
    expect(done).toBeLessThan(count);

    const failed = rows.split('UNWANTED').length - 1;
    const progress: number[] = [];
    const summary = await importing.run(file, { report, onProgress: (told) => progress.push(told.rows) });
    expect(progress[0]).toBe(done + 250);
    expect(summary).toEqual({ rows: count, created: count - failed, updated: 0, unchanged: 0, failed });
    expect(linesOf(report).map(({ row }) => row)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    const resumed = await importing.things();

    await importing.clear();
    await importing.run(file);
    expect((await importing.things()).map(({ ref }) => ref)).toEqual(resumed.map(({ ref }) => ref));
  });
});

describe('an import', () => {
  it('is refused while another of the same file runs, and the other goes on', async () => {
    const file = importing.file('things.csv', csvOf(300));
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    let writing = () => {};
    const begun = new Promise<void>((resolve) => (writing = resolve));
    const first = importing.run(
      file,
      {},
      thingsAfter(async () => (writing(), gate)),
    );
    await begun;
    const second = importing.run(file);
    await expect(second).rejects.toThrow('this file is being imported by another process right now');
    await expect(second).rejects.toBeInstanceOf(ImportError);
    const other = await importing.run(importing.file('other/things.csv', csvOf(300, 1_000)));
    expect(other).toMatchObject({ created: 300 });
    open();
    expect(await first).toEqual({ rows: 300, created: 300, updated: 0, unchanged: 0, failed: 0 });
  });

  it('whose lock was lost writes nothing behind what another wrote', async () => {
    const file = importing.file('things.csv', csvOf(600));
    const kind = thingsAfter(async (batch) => {
      if (batch === 2) await importing.testDatabase.asOwner('UPDATE fixture.import_run SET rows_done = 500');
    });
    await expect(importing.run(file, {}, kind)).rejects.toThrow('another process has gone on with this import');
    expect(await importing.things()).toHaveLength(250);
  });

  it('ends without failing rows when the database goes away, and goes on when it is back', async () => {
    const file = importing.file('things.csv', csvOf(1_000));
    const kind = thingsAfter(async (batch) => {
      if (batch !== 3) return;
      await importing.testDatabase.asOwner(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE application_name = 'customer-graph-fixture' AND datname = current_database()`,
      );
    });
    await expect(importing.run(file, {}, kind)).rejects.toThrow('the database cannot go on');
    while (!(await answers())) await new Promise((next) => setImmediate(next));
    expect(await rowsDone()).toBe(500);
    expect(await importing.run(file)).toEqual({ rows: 1_000, created: 1_000, updated: 0, unchanged: 0, failed: 0 });
  });

  it('writes a batch again that met a deadlock', async () => {
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    const kind = thingsAfter((batch) => (batch === 2 || batch === 3 ? Promise.reject(deadlock) : Promise.resolve()));
    const { summary, lines } = await importing.reported(importing.file('things.csv', csvOf(600)), {}, kind);
    expect(summary).toEqual({ rows: 600, created: 600, updated: 0, unchanged: 0, failed: 0 });
    expect(lines).toHaveLength(600);
  });

  it('ends between two batches when it is told to, and goes on later', async () => {
    const file = importing.file('things.csv', csvOf(600));
    const told = new AbortController();
    const interrupted = importing.run(file, { signal: told.signal, onProgress: () => told.abort(new Error('enough')) });
    await expect(interrupted).rejects.toThrow('enough');
    expect(await importing.things()).toHaveLength(250);
    expect(await importing.run(file)).toMatchObject({ rows: 600, created: 600 });
  });

  it('begins anew when anything differs that decides what rows become', async () => {
    const file = importing.file('things.csv', csvOf(600));
    const told = new AbortController();
    await importing
      .run(file, { signal: told.signal, onProgress: () => told.abort(new Error('enough')) })
      .catch(() => {});
    const progress: number[] = [];
    await importing.run(file, { shiftDays: 7, onProgress: ({ rows }) => progress.push(rows) });
    expect(progress[0]).toBe(250);
  });
});
