import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseStartError } from '../../subgraphs/kit/database/embedded/database-start-error';
import { query, serverProcesses, Workbench } from './embedded-process';

describe('the database that starts itself', () => {
  let bench: Workbench;
  beforeAll(() => (bench = new Workbench()));
  afterAll(() => bench.clear());

  it('makes a database on the first start and finds its data again on the next', async () => {
    const dataDir = bench.folder('kept');
    const first = await bench.start(dataDir);
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();

    const second = await bench.start(dataDir);
    const rows = await query(second.url, 'select answer from kept');
    await second.stop();

    expect(first.mode).toBe('started');
    expect(second.mode).toBe('started');
    expect(rows).toEqual([{ answer: 42 }]);
    expect(serverProcesses(dataDir)).toEqual([]);
  });

  it('listens on loopback only, asks for the password, writes durably and sorts by bytes', async () => {
    const dataDir = bench.folder('settings');
    const database = await bench.start(dataDir, {}, { fsync: 'on', work_mem: '7MB' });

    const names = 'listen_addresses unix_socket_directories fsync synchronous_commit password_encryption work_mem';
    const settings: Record<string, unknown> = {};
    for (const name of names.split(' ')) Object.assign(settings, (await query(database.url, `show ${name}`))[0]);
    const methods = await query(database.url, 'select distinct auth_method from pg_hba_file_rules');
    const [locale] = await query(
      database.url,
      `select datcollate, pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'postgres'`,
    );
    const [korean] = await query(
      database.url,
      `select array_agg(word order by word collate "ko-x-icu") as words from unnest(array['b', '나', 'A', '가']) word`,
    );
    const wrong = query(database.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1');
    await expect(wrong).rejects.toThrow('password authentication failed');
    await database.stop();

    expect(settings).toEqual({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'on',
      synchronous_commit: 'on',
      password_encryption: 'scram-sha-256',
      work_mem: '7MB',
    });
    expect(methods).toEqual([{ auth_method: 'scram-sha-256' }]);
    expect(locale).toEqual({ datcollate: 'C', encoding: 'UTF8' });
    expect(korean).toEqual({ words: ['가', '나', 'A', 'b'] });
  });

  it('runs several systems side by side, each with a password of its own that only we can read', async () => {
    const folders = [bench.folder('left'), bench.folder('right')];
    const [left, right] = await Promise.all(folders.map((folder) => bench.start(folder)));
    await query(left!.url, 'create table only_left ()');

    const found = await query(right!.url, `select to_regclass('only_left') as found`);
    const secrets = folders.map((folder) => readFileSync(path.join(folder, 'pg.secret'), 'utf8'));
    const modes = folders.map((folder) => statSync(path.join(folder, 'pg.secret')).mode & 0o777);
    await Promise.all([left!.stop(), right!.stop()]);

    expect(found).toEqual([{ found: null }]);
    expect(secrets[0]).toHaveLength(32);
    expect(secrets[0]).not.toBe(secrets[1]);
    expect(modes).toEqual([0o600, 0o600]);
  });

  it('attaches to a server that already runs and leaves it running for the one who started it', async () => {
    const dataDir = bench.folder('shared');
    const starter = await bench.start(dataDir);
    const guest = await bench.start(dataDir);

    await guest.stop();
    const afterGuest = await query(starter.url, 'select 1 as one');
    await starter.stop();
    await starter.stop();

    expect(guest).toMatchObject({ mode: 'attached', url: starter.url });
    expect(afterGuest).toEqual([{ one: 1 }]);
    expect(serverProcesses(dataDir)).toEqual([]);
  });

  it('leaves the server to those who use it when the one who started it ends, and stops with the last', async () => {
    const dataDir = bench.folder('handed-over');
    const starter = bench.child(dataDir);
    const { url } = await starter.answer();
    const guests = [bench.child(dataDir), bench.child(dataDir)];
    await Promise.all(guests.map((guest) => guest.answer()));

    const codes = [await starter.end(), await guests[0]!.end()];
    const afterStarter = await query(url, 'select 1 as one');
    codes.push(await guests[1]!.end());

    expect(afterStarter).toEqual([{ one: 1 }]);
    expect(codes).toEqual([0, 0, 0]);
    expect(serverProcesses(dataDir)).toEqual([]);
  });

  it('keeps refused values out of the log and starts a log anew that has grown beyond 10 MB', async () => {
    const dataDir = bench.folder('log');
    const log = path.join(dataDir, 'pg.log');
    writeFileSync(log, 'x'.repeat(10_000_001));
    const database = await bench.start(dataDir);

    await query(database.url, 'create table person (address text unique)');
    await query(database.url, `insert into person values ('canary@example.org')`);
    const twice = query(database.url, `insert into person values ('canary@example.org')`);
    await expect(twice).rejects.toThrow('duplicate key');
    await database.stop();

    const words = readFileSync(log, 'utf8');
    expect(words).toContain('database system is shut down');
    expect(words).not.toMatch(/canary|xxx/);
  });

  it('names the remedy when the data folder cannot be used', async () => {
    const file = path.join(bench.folder('blocked'), 'file');
    writeFileSync(file, '');

    const refused = bench.start(path.join(file, 'data'));

    await expect(refused).rejects.toThrow(DatabaseStartError);
    await expect(refused).rejects.toThrow(/DATA_DIR.*DATABASE_URL/);
  });

  it('names the remedy when the password was lost, and touches nothing', async () => {
    const dataDir = bench.folder('lost');
    const secret = path.join(dataDir, 'pg.secret');
    await (await bench.start(dataDir)).stop();
    const kept = readFileSync(secret, 'utf8');
    rmSync(secret);

    await expect(bench.start(dataDir)).rejects.toThrow(/lost its password.*DATABASE_URL/);

    writeFileSync(secret, 'another', { mode: 0o600 });
    await expect(bench.start(dataDir)).rejects.toThrow(/cannot be used \(password authentication failed/);
    expect(serverProcesses(dataDir)).toEqual([]);

    writeFileSync(secret, kept);
    const restored = await bench.start(dataDir);
    expect(await query(restored.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await restored.stop();
  });

  it('says what the server said when it does not start', async () => {
    const refused = bench.start(bench.folder('refusing'), {}, { shared_buffers: 'plenty' });

    await expect(refused).rejects.toThrow(/invalid value for parameter "shared_buffers"[^]*DATABASE_URL/);
  });
});
