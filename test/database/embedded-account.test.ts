import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describeAsRoot, query, serverProcesses, Workbench } from './embedded-process';

// As it is numbered on every system these tests run on.
const nobody = { uid: 65534, gid: 65534 };

describeAsRoot('the database that starts itself, as root', () => {
  let bench: Workbench;
  beforeAll(() => (bench = new Workbench()));
  afterAll(() => bench.clear());

  const owner = (file: string) => statSync(file).uid;
  const pathsBelow = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

  it('runs the server as an unprivileged account that exists', async () => {
    const dataDir = bench.folder('plain');
    const database = await bench.start(dataDir, { pgRunAs: 'nobody' });
    const [server] = serverProcesses(dataDir);
    const status = readFileSync(`/proc/${server}/status`, 'utf8');
    await database.stop();

    expect(status).toMatch(new RegExp(`^Uid:\\s+${nobody.uid}\\s+${nobody.uid}`, 'm'));
    expect(owner(path.join(dataDir, 'pg'))).toBe(nobody.uid);
    expect(owner(path.join(dataDir, 'pg.secret'))).toBe(0);
  });

  it('goes on as the account that owns the data, whichever is preferred for a new database', async () => {
    const dataDir = bench.folder('owned');
    await (await bench.start(dataDir, { pgRunAs: 'nobody' })).stop();

    const again = await bench.start(dataDir);
    await again.stop();

    expect(again.mode).toBe('started');
    expect(owner(path.join(dataDir, 'pg'))).toBe(nobody.uid);
  });

  it.each(['root', 'nobody-of-this-name'])('refuses PG_RUN_AS=%s', async (name) => {
    const refused = bench.start(bench.folder(`run-as-${name}`), { pgRunAs: name });

    await expect(refused).rejects.toThrow(`PG_RUN_AS must name an existing account other than root, got "${name}"`);
  });

  it('keeps data and binaries where the account can reach them when the project is closed to it', async () => {
    const project = bench.folder('closed', 0o700);
    const packageDir = bench.packageCopy('closed/package');
    const dataDir = path.join(project, '.data');
    const systemDir = path.join(bench.root, 'system-closed');
    const before = process.umask(0o077);

    const first = await bench.start(dataDir, { packageDir, systemDir }).finally(() => process.umask(before));
    await query(first.url, 'create table kept as select 7 as seven');
    await first.stop();
    const second = await bench.start(dataDir, { packageDir, systemDir });
    const rows = await query(second.url, 'select seven from kept');
    await second.stop();

    expect(first.messages.join('\n')).toMatch(/cannot enter .*\.data: the database is kept in .*system-closed/);
    expect(rows).toEqual([{ seven: 7 }]);
    expect(existsSync(path.join(dataDir, 'pg'))).toBe(false);
    expect(statSync(path.join(dataDir, 'pg.secret')).mode & 0o777).toBe(0o600);
    expect(pathsBelow(systemDir).some((name) => name.startsWith('postgres-18'))).toBe(true);
    expect(serverProcesses(systemDir)).toEqual([]);
  });

  it('gives each closed project a database of its own, and finds it again once the project is open', async () => {
    const projects = [bench.folder('first', 0o700), bench.folder('second', 0o700)];
    const [first, second] = await Promise.all(projects.map((project) => bench.start(path.join(project, '.data'))));
    await query(first!.url, 'create table kept as select 1 as number');
    await query(second!.url, 'create table kept as select 2 as number');
    await Promise.all([first!.stop(), second!.stop()]);

    chmodSync(projects[0]!, 0o755);
    const reopened = await bench.start(path.join(projects[0]!, '.data'));
    const rows = await query(reopened.url, 'select number from kept');
    await reopened.stop();

    expect(rows).toEqual([{ number: 1 }]);
  });

  it('starts anew when the data folder was emptied, and sets the former database aside', async () => {
    const dataDir = path.join(bench.folder('emptied', 0o700), '.data');
    const systemDir = path.join(bench.root, 'system-emptied');
    const first = await bench.start(dataDir, { systemDir });
    await query(first.url, 'create table former ()');

    rmSync(dataDir, { recursive: true });
    await expect(bench.start(dataDir, { systemDir })).rejects.toThrow(/emptied while its database .* still runs/);
    await first.stop();
    const second = await bench.start(dataDir, { systemDir });
    const found = await query(second.url, `select to_regclass('former') as found`);
    await second.stop();

    expect(found).toEqual([{ found: null }]);
    expect(second.messages.join('\n')).toContain('set aside as');
    const [home] = pathsBelow(systemDir).filter((name) => /^[0-9a-f]{16}$/.test(name));
    expect(pathsBelow(path.join(systemDir, home!)).some((name) => name.startsWith('pg.set-aside-'))).toBe(true);
  });

  it('says how to go on when the project is closed after the database was made in it', async () => {
    const project = bench.folder('closed-later');
    const dataDir = path.join(project, '.data');
    await (await bench.start(dataDir)).stop();

    chmodSync(project, 0o700);

    await expect(bench.start(dataDir)).rejects.toThrow(/cannot enter that folder: .*chmod.*DATABASE_URL/);
  });

  describe('for a process that is not root', () => {
    it('runs the server as itself', async () => {
      const home = bench.folder('nobody-home', 0o777);
      const packageDir = bench.packageCopy('package-for-nobody');
      const environment = bench.environment({ packageDir });
      const dataDir = path.join(home, '.data');

      const launcher = bench.child(dataDir, { runAs: nobody, environment });
      const answer = await launcher.answer();
      const rows = await query(answer.url, 'select 1 as one');
      const code = await launcher.end('SIGTERM');

      expect(answer).toMatchObject({ mode: 'started' });
      expect(rows).toEqual([{ one: 1 }]);
      expect(owner(path.join(dataDir, 'pg'))).toBe(nobody.uid);
      expect(owner(path.join(dataDir, 'pg.secret'))).toBe(nobody.uid);
      expect(code).toBe(0);
      expect(serverProcesses(dataDir)).toEqual([]);

      // What it made is used by root afterwards, still as that account.
      const asRoot = await bench.start(dataDir, { packageDir });
      await asRoot.stop();
      expect(asRoot.mode).toBe('started');
      expect((await bench.child(dataDir, { runAs: nobody, environment }).answer()).mode).toBe('started');
    });

    it('copies binaries that it can neither run nor repair into its own data folder', async () => {
      const packageDir = bench.packageCopy('package-unlinked', { links: false });
      const dataDir = path.join(bench.folder('nobody-copy', 0o777), '.data');

      const launcher = bench.child(dataDir, { runAs: nobody, environment: bench.environment({ packageDir }) });
      const answer = await launcher.answer();
      const code = await launcher.end();

      expect(answer.messages.join('\n')).toContain('copying the binaries');
      expect(pathsBelow(dataDir).some((name) => name.startsWith('postgres-18'))).toBe(true);
      expect(code).toBe(0);
    });

    it('says whose the data is when it belongs to another account', async () => {
      const dataDir = bench.folder('foreign', 0o777);
      const database = await bench.start(dataDir);
      await database.stop();

      const answer = await bench.child(dataDir, { runAs: nobody }).answer();

      expect(answer.name).toBe('DatabaseStartError');
      expect(answer.error).toMatch(/belongs to account number \d+ and this process runs as number 65534.*DATABASE_URL/);
    });
  });
});
