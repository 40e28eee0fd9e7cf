import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Binaries } from './binaries';
import { DatabaseStartError, useAnotherServer } from './database-start-error';
import { syncFolder, writeDurably } from './durable-file';
import { secretFile, type Place } from './place';
import { executable } from './probe';
import { runCommand } from './run-command';

export const superuser = 'customer_graph';

/** Makes an empty cluster. It appears under its name only when it is whole. */
export async function createCluster(place: Place, binaries: Binaries): Promise<void> {
  await removeHalfMade(place.cluster);
  // A name of its own each time: an initdb that outlived its parent may still be writing under an older one.
  const unfinished = `${place.cluster}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${unfinished}.password`;
  const { account } = place;
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, await makeSecret(place.controlDir), { mode: 0o600, flag: 'wx' });
    if (account) for (const file of [unfinished, passwordFile]) await chown(file, account.uid, account.gid);
    const { code, errors } = await runCommand(
      executable(binaries.folder, 'initdb'),
      [
        '-D',
        unfinished,
        '-U',
        superuser,
        '-E',
        'UTF8',
        '--locale=C',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
      ],
      { account, cwd: unfinished },
    );
    if (code !== 0)
      throw new DatabaseStartError(`initdb failed: ${errors.trim()}. Remove the cause, or ${useAnotherServer}`);
    await rename(unfinished, place.cluster);
    await syncFolder(path.dirname(place.cluster));
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function removeHalfMade(cluster: string): Promise<void> {
  const folder = path.dirname(cluster);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${path.basename(cluster)}.new-`)) continue;
    // What an initdb without a parent is still writing goes at a later start.
    await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
  // A folder of that name without PG_VERSION is not a database; rename would fail on it unless it is empty.
  if (existsSync(cluster)) await rename(cluster, `${cluster}.new-incomplete-${randomBytes(4).toString('hex')}`);
}

async function makeSecret(controlDir: string): Promise<string> {
  const kept = await readSecret(controlDir);
  if (kept) return kept;
  const secret = randomBytes(24).toString('base64url');
  await writeDurably(secretFile(controlDir), secret);
  return secret;
}

/** The superuser's password; undefined when there is none. */
export async function readSecret(controlDir: string): Promise<string | undefined> {
  const file = secretFile(controlDir);
  return existsSync(file) ? (await readFile(file, 'utf8')).trim() || undefined : undefined;
}
