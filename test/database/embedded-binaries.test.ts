import { chmodSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { query, Workbench } from './embedded-process';

describe('the binaries of the database that starts itself', () => {
  let bench: Workbench;
  let packageDir: string;
  let installed: string;
  beforeAll(() => {
    bench = new Workbench();
    packageDir = bench.packageCopy('package');
    installed = path.join(packageDir, 'native', 'bin');
  });
  afterAll(() => bench.clear());

  const absent = () => path.join(bench.root, 'no-such-package');

  async function version(dataDir: string, environment: Parameters<Workbench['start']>[1]): Promise<string> {
    const database = await bench.start(bench.folder(dataDir), environment);
    const [row] = await query<{ server_version: string }>(database.url, 'show server_version');
    await database.stop();
    return row!.server_version;
  }

  it('gives the package the links and run bits that its install script was not allowed to make', async () => {
    const bare = bench.packageCopy('bare', { links: false });
    for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(path.join(bare, 'native', 'bin', name), 0o644);

    const found = await version('bare-data', { packageDir: bare });

    expect(found).toMatch(/^18\./);
    expect(lstatSync(path.join(bare, 'native', 'lib', 'libicui18n.so.60')).isSymbolicLink()).toBe(true);
  });

  it('takes the folder named by PG_BIN before the package', async () => {
    const broken = bench.folder('broken-package/native');

    expect(await version('pg-bin', { packageDir: path.dirname(broken), pgBin: installed })).toMatch(/^18\./);
  });

  it('falls back to an installed PostgreSQL on the PATH', async () => {
    const searchPath = ['/no/such/folder', '', 'relative', installed].join(path.delimiter);

    expect(await version('on-path', { packageDir: absent(), path: searchPath })).toMatch(/^18\./);
  });

  it('falls back to the newest PostgreSQL of the distribution that runs', async () => {
    const installedDir = bench.folder('distribution');
    for (const name of ['9', '18', '99']) mkdirSync(path.join(installedDir, name));
    symlinkSync(installed, path.join(installedDir, '18', 'bin'));
    for (const name of ['9', '99']) {
      mkdirSync(path.join(installedDir, name, 'bin'));
      for (const tool of ['initdb', 'postgres']) {
        writeFileSync(path.join(installedDir, name, 'bin', tool), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
      }
    }

    expect(await version('of-distribution', { packageDir: absent(), installedDir })).toMatch(/^18\./);
  });

  it('falls back when the package does not run on this system', async () => {
    const foreign = bench.folder('foreign-package/native/bin');
    for (const name of ['initdb', 'postgres', 'pg_ctl']) {
      // As a program linked against another C library fails: its interpreter is not there.
      writeFileSync(path.join(foreign, name), '#!/lib/ld-other-system.so\n', { mode: 0o755 });
    }
    const foreignPackage = path.join(bench.root, 'foreign-package');
    const database = await bench.start(bench.folder('on-other'), { packageDir: foreignPackage, path: installed });
    await database.stop();

    expect(database.mode).toBe('started');
    expect(database.messages.join('\n')).toContain('the bundled PostgreSQL does not run here');
  });

  it('names DATABASE_URL when there is no PostgreSQL at all', async () => {
    const refused = bench.start(bench.folder('none'), { packageDir: absent(), installedDir: absent() });

    await expect(refused).rejects.toThrow(
      /No PostgreSQL binaries.*found none: install PostgreSQL, or set DATABASE_URL/,
    );
  });

  it('names PG_BIN when it holds no server', async () => {
    const refused = bench.start(bench.folder('wrong'), { pgBin: bench.folder('empty') });

    await expect(refused).rejects.toThrow(/PG_BIN must be a folder with .*nothing that runs in .*empty/);
  });

  it('refuses to open data of another major version, and says which is needed', async () => {
    const dataDir = bench.folder('older');
    await (await bench.start(dataDir)).stop();
    writeFileSync(path.join(dataDir, 'pg', 'PG_VERSION'), '17\n');

    const refused = bench.start(dataDir, { installedDir: absent() });

    await expect(refused).rejects.toThrow(/No PostgreSQL 17, with which .* was made.*found PostgreSQL 18/);
  });
});
