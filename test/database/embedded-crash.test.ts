import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identifySelf } from '../../subgraphs/kit/database/embedded/process-identity';
import { query, serverProcesses, Workbench } from './embedded-process';

describe('the database that starts itself, after accidents', () => {
  let bench: Workbench;
  beforeAll(() => (bench = new Workbench()));
  afterAll(() => bench.clear());

  /** A database whose starter was killed -9 after it had stored one row. */
  async function orphan(name: string): Promise<{ dataDir: string; url: string }> {
    const dataDir = bench.folder(name);
    const launcher = bench.child(dataDir);
    const { url } = await launcher.answer();
    await query(url, 'create table kept as select 42 as answer');
    await launcher.end('SIGKILL');
    return { dataDir, url };
  }

  it('attaches to the server a killed process left behind, and stops it in the end', async () => {
    const { dataDir, url } = await orphan('killed');

    const next = await bench.start(dataDir);
    const rows = await query(next.url, 'select answer from kept');
    await next.stop();

    expect(next).toMatchObject({ mode: 'attached', url });
    expect(next.messages.join('\n')).toContain('left running by a process that is gone');
    expect(rows).toEqual([{ answer: 42 }]);
    expect(serverProcesses(dataDir)).toEqual([]);
  });

  it('leaves such a server to whoever else uses it; the last one stops it', async () => {
    const { dataDir } = await orphan('heirs');
    const [one, other, killed] = [bench.child(dataDir), bench.child(dataDir), bench.child(dataDir)];
    const answers = await Promise.all([one.answer(), other.answer(), killed.answer()]);

    await killed.end('SIGKILL');
    await one.end();
    const rows = await query(answers[1].url, 'select answer from kept');
    await other.end();

    expect(answers.map(({ mode }) => mode)).toEqual(['attached', 'attached', 'attached']);
    expect(rows).toEqual([{ answer: 42 }]);
    expect(serverProcesses(dataDir)).toEqual([]);
  });

  it('keeps what was committed when the server itself is killed', async () => {
    const { dataDir } = await orphan('crashed');
    const [server] = serverProcesses(dataDir);
    process.kill(server!, 'SIGKILL');

    const next = await bench.start(dataDir);
    const rows = await query(next.url, 'select answer from kept');
    await next.stop();

    expect(rows).toEqual([{ answer: 42 }]);
    expect(serverProcesses(dataDir)).toEqual([]);
  });

  it('starts over a postmaster.pid whose number now belongs to another process, and leaves that one alone', async () => {
    const dataDir = bench.folder('stale');
    await (await bench.start(dataDir)).stop();
    const cluster = path.join(dataDir, 'pg');
    // PostgreSQL overlooks other accounts' processes by itself; only one of its own account keeps it from starting.
    const { uid, gid } = statSync(cluster);
    const unrelated = spawn('sleep', ['60'], { uid, gid });
    const stale = [unrelated.pid, cluster, 1, 5432, '', '127.0.0.1', '  12345  67890', 'ready'].join('\n');
    writeFileSync(path.join(cluster, 'postmaster.pid'), `${stale}\n`);

    const next = await bench.start(dataDir);
    const alive = unrelated.exitCode === null && unrelated.signalCode === null;
    await next.stop();
    unrelated.kill();
    await once(unrelated, 'exit');

    expect(next.mode).toBe('started');
    expect(alive).toBe(true);
  });

  it('starts over a postmaster.pid that was never finished', async () => {
    const dataDir = bench.folder('unfinished-pid');
    await (await bench.start(dataDir)).stop();
    writeFileSync(path.join(dataDir, 'pg', 'postmaster.pid'), '');

    const next = await bench.start(dataDir);
    await next.stop();

    expect(next.mode).toBe('started');
  });

  it('never takes a half-made database for a whole one', async () => {
    const dataDir = bench.folder('half');
    mkdirSync(path.join(dataDir, 'pg', 'base'), { recursive: true });
    mkdirSync(path.join(dataDir, 'pg.new-0123', 'base'), { recursive: true });
    writeFileSync(path.join(dataDir, 'pg.new-0123.password'), 'left over');
    writeFileSync(path.join(dataDir, 'pg.secret'), '');

    const database = await bench.start(dataDir);
    const rows = await query(database.url, 'select 1 as one');
    await database.stop();
    await (await bench.start(dataDir)).stop();

    expect(rows).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.password'))).toEqual([]);
  });

  it('makes the database after the first try was killed -9 while making it', async () => {
    const dataDir = bench.folder('killed-making');
    const isBeingMade = nextEntry(dataDir, /^pg\.new-.*\.password$/);
    const launcher = bench.child(dataDir);
    await isBeingMade;
    await launcher.end('SIGKILL');
    expect(readdirSync(dataDir)).not.toContain('pg');

    const database = await bench.start(dataDir);
    const rows = await query(database.url, 'select 1 as one');
    await database.stop();

    expect(database.mode).toBe('started');
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('lets one of several first starts make the database and the others attach', async () => {
    const dataDir = bench.folder('together');
    const launchers = [bench.child(dataDir), bench.child(dataDir), bench.child(dataDir)];

    const answers = await Promise.all(launchers.map((launcher) => launcher.answer()));
    const works = await Promise.all(answers.map(({ url }) => query(url, 'select 1 as one')));
    const starter = answers.findIndex(({ mode }) => mode === 'started');
    const guests = launchers.filter((_, index) => index !== starter);
    const codes = [...(await Promise.all(guests.map((guest) => guest.end()))), await launchers[starter]!.end()];

    expect(answers.map(({ mode }) => mode).sort()).toEqual(['attached', 'attached', 'started']);
    expect(works).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]]);
    expect(codes).toEqual([0, 0, 0]);
    expect(serverProcesses(dataDir)).toEqual([]);
  });

  it.each([
    ['whose holder is dead', async () => ({ pid: await deadNumber(), startedAt: '' })],
    ["whose holder's number another process has now", async () => ({ ...(await identifySelf()), startedAt: 'before' })],
  ])('does not wait for a lock %s', async (name, holder) => {
    const dataDir = bench.folder(name.replaceAll(/\W/g, '-'));
    mkdirSync(path.join(dataDir, 'pg.lock'));
    writeFileSync(path.join(dataDir, 'pg.lock', 'holder.json'), JSON.stringify({ ...(await holder()), token: 'x' }));

    const [one, other] = await Promise.all([bench.start(dataDir), bench.start(dataDir)]);
    await Promise.all([one.stop(), other.stop()]);

    expect([one.mode, other.mode].sort()).toEqual(['attached', 'started']);
    expect(serverProcesses(dataDir)).toEqual([]);
    expect(readdirSync(dataDir)).not.toContain('pg.lock');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('stops in good order on %s', async (signal) => {
    const dataDir = bench.folder(signal);
    const launcher = bench.child(dataDir);
    await launcher.answer();

    const code = await launcher.end(signal);

    expect(code).toBe(0);
    expect(serverProcesses(dataDir)).toEqual([]);
    expect(readFileSync(path.join(dataDir, 'pg.log'), 'utf8')).toMatch(/database system is shut down\s*$/);
  });

  it('keeps the server out of reach of Ctrl-C, so that the last writes can still be made', async () => {
    const dataDir = bench.folder('terminal');
    const launcher = bench.child(dataDir, { onSignal: 'create table kept as select 42 as answer' }, true);
    await launcher.answer();

    const code = await launcher.interruptGroup();
    const next = await bench.start(dataDir);
    const rows = await query(next.url, 'select answer from kept');
    await next.stop();

    expect(code).toBe(0);
    expect(next.mode).toBe('started');
    expect(rows).toEqual([{ answer: 42 }]);
  });

  it('does not outlive a process that ends without stopping it', async () => {
    const dataDir = bench.folder('forgetful');
    const launcher = bench.child(dataDir, { exitAtOnce: true });

    expect(await launcher.end('wait')).toBe(0);
    // Attached, had it gone on; a start waits for a server that is just stopping.
    const next = await bench.start(dataDir);
    await next.stop();

    expect(next.mode).toBe('started');
  });
});

function nextEntry(folder: string, wanted: RegExp): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (!wanted.test(name ?? '')) return;
      watcher.close();
      resolve();
    });
  });
}

async function deadNumber(): Promise<number> {
  const brief = spawn('true');
  await once(brief, 'exit');
  return brief.pid!;
}
