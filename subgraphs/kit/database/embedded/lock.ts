import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseStartError } from './database-start-error';
import { identifySelf, isAlive, type ProcessIdentity } from './process-identity';

interface Holder extends ProcessIdentity {
  token: string;
}

// Longer than a start with crash recovery may take, which is done while holding the lock.
const patienceMilliseconds = 360_000;
const pollMilliseconds = 25;
const leftoverMilliseconds = 3_600_000;

/**
 * Runs the work while no other process runs work under the same lock, a folder.
 * A holder that died loses the lock; a live one is waited for, six minutes at most.
 */
export async function withLock<T>(lock: string, log: (message: string) => void, work: () => Promise<T>): Promise<T> {
  await acquire(lock, log);
  try {
    return await work();
  } finally {
    // Removed under another name: emptied in place it could be taken, and then wiped, half-way.
    const released = `${lock}.${newToken()}`;
    await rename(lock, released);
    await rm(released, { recursive: true, force: true });
  }
}

async function acquire(lock: string, log: (message: string) => void): Promise<void> {
  const token = newToken();
  const prepared = `${lock}.${token}`;
  await mkdir(prepared);
  try {
    await writeFile(path.join(prepared, 'holder.json'), JSON.stringify({ ...(await identifySelf()), token }));
    const start = Date.now();
    let announced = false;
    // The folder already names its holder when it comes into being, so a lock without an owner cannot exist.
    while (!(await renameUnlessTaken(prepared, lock))) {
      const holder = await readHolder(lock);
      if (holder && !(await isAlive(holder))) await breakLock(lock, holder);
      else await pause(pollMilliseconds);
      const waited = Date.now() - start;
      if (holder && !announced && waited > 5_000) {
        announced = true;
        log(`waiting for process ${holder.pid}, which is starting or stopping the database`);
      }
      if (waited > patienceMilliseconds) {
        throw new DatabaseStartError(
          `Process ${holder?.pid} has held ${lock} for more than six minutes: stop that process, then start again`,
        );
      }
    }
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    throw error;
  }
  await removeLeftovers(lock);
}

// The name is made from the dead holder's token and stays taken: of two that saw the same dead holder only one
// succeeds, and neither can take away the lock of whoever came next.
async function breakLock(lock: string, dead: Holder): Promise<void> {
  await renameUnlessTaken(lock, `${lock}.dead-${dead.token}`);
}

async function renameUnlessTaken(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // Renaming onto a folder that is not empty fails; Windows calls it a lack of permission.
    if (['EEXIST', 'ENOTEMPTY'].includes(code)) return false;
    if (process.platform === 'win32' && ['EPERM', 'EACCES'].includes(code)) return false;
    // Another process was faster at breaking the lock.
    if (code === 'ENOENT' && to.startsWith(`${from}.`)) return false;
    throw error;
  }
}

async function readHolder(lock: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path.join(lock, 'holder.json'), 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function removeLeftovers(lock: string): Promise<void> {
  const folder = path.dirname(lock);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${path.basename(lock)}.`)) continue;
    const leftover = path.join(folder, name);
    const age = Date.now() - (await stat(leftover).then((found) => found.mtimeMs, Date.now));
    if (age > leftoverMilliseconds) await rm(leftover, { recursive: true, force: true });
  }
}

const newToken = (): string => randomBytes(8).toString('hex');
