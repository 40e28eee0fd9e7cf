import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, chmod, constants, mkdir, readFile, realpath, rename } from 'node:fs/promises';
import path from 'node:path';
import { canEnter, databaseAccount, ownerOf, runsAsRoot, type Account } from './account';
import { DatabaseStartError, useAnotherServer } from './database-start-error';
import { defaultSystemDir, type StartOptions } from './options';
import { runningPostmaster } from './postmaster-file';

/** Where one database lives and who runs it. */
export interface Place {
  /** Password, log, state and lock; this process can write there. */
  controlDir: string;
  /** The data proper; the account that runs the server can enter it. */
  cluster: string;
  /** Undefined: the server runs as this process does. */
  account: Account | undefined;
}

export const secretFile = (controlDir: string): string => path.join(controlDir, 'pg.secret');

/** Major version of the cluster in the folder; undefined when there is no whole cluster. */
export async function clusterVersion(cluster: string): Promise<number | undefined> {
  try {
    return parseInt(await readFile(path.join(cluster, 'PG_VERSION'), 'utf8'), 10);
  } catch (error) {
    // Not to be allowed to look is another matter: what is there must not be taken for nothing.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the data folder if need be and returns its one real path. */
export async function openDataDir(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (error) {
    throw new DatabaseStartError(
      `Cannot make or write to the data folder ${dataDir}: set DATA_DIR to a folder that can be written, or ${useAnotherServer}`,
      { cause: error },
    );
  }
}

/** Decides where the data is or will be. To be called under the lock of the data folder. */
export async function findPlace(controlDir: string, options: StartOptions): Promise<Place> {
  const inside = path.join(controlDir, 'pg');
  if (!runsAsRoot()) {
    if (existsSync(inside)) await refuseForeignOwner(inside);
    return { controlDir, cluster: inside, account: undefined };
  }
  if (await clusterVersion(inside)) {
    const account = await ownerOf(inside);
    if (await canEnter(account, inside)) return { controlDir, cluster: inside, account };
    throw new DatabaseStartError(
      `The database in ${inside} belongs to account ${account.name}, which cannot enter that folder: ` +
        `let it through (chmod o+x on the folders above), or ${useAnotherServer}`,
    );
  }
  const systemDir = options.environment?.systemDir ?? defaultSystemDir;
  // Several projects may have to live there; each is found again by the path of its own data folder.
  const home = path.join(systemDir, createHash('sha256').update(controlDir).digest('hex').slice(0, 16));
  const moved = path.join(home, 'pg');
  if (await clusterVersion(moved)) {
    if (existsSync(secretFile(controlDir))) return { controlDir, cluster: moved, account: await ownerOf(moved) };
    await setAside(moved, options.log);
  }
  const account = await databaseAccount(options.environment?.pgRunAs);
  if (!account || (await canEnter(account, controlDir))) return { controlDir, cluster: inside, account };
  await makeEnterable(systemDir);
  await makeEnterable(home);
  options.log(`account ${account.name} cannot enter ${controlDir}: the database is kept in ${moved}`);
  return { controlDir, cluster: moved, account };
}

async function refuseForeignOwner(cluster: string): Promise<void> {
  const owner = await ownerOf(cluster);
  if (process.getuid && owner.uid !== process.getuid()) {
    throw new DatabaseStartError(
      `The database in ${cluster} belongs to account ${owner.name} and this process runs as number ${process.getuid()}: ` +
        `start it as root or as that account, set DATA_DIR to another folder, or ${useAnotherServer}`,
    );
  }
}

// Without its password nobody can open it any more: the data folder was emptied to start anew.
async function setAside(cluster: string, log: (message: string) => void): Promise<void> {
  const running = await runningPostmaster(cluster);
  if (running) {
    throw new DatabaseStartError(
      `The data folder was emptied while its database in ${cluster} still runs: ` +
        `stop process ${running.process.pid}, then start again`,
    );
  }
  const aside = `${cluster}.set-aside-${new Date().toISOString().replaceAll(':', '')}`;
  await rename(cluster, aside);
  log(`the data folder was emptied; its former database was set aside as ${aside}`);
}

/** Makes a folder of root's that other accounts can pass through but not list, whatever the umask. */
export async function makeEnterable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o711);
  } catch (error) {
    throw new DatabaseStartError(
      `The database account cannot enter the data folder, and ${folder} cannot be made instead: ` +
        `set DATA_DIR to a folder it can enter, or ${useAnotherServer}`,
      { cause: error },
    );
  }
}
