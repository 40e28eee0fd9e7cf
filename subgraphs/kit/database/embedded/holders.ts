import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeDurably } from './durable-file';
import { identifySelf, isAlive, isSame, type ProcessIdentity } from './process-identity';

/** The processes that use one server. To be read and written under the lock of the data folder. */
export interface Holders {
  /** null once it has left the server to those attached. */
  starter: ProcessIdentity | null;
  attached: ProcessIdentity[];
}

const file = (controlDir: string): string => path.join(controlDir, 'pg.holders.json');

/** Written before the server runs, so that a server without a record was not started by us. */
export async function recordStarter(controlDir: string): Promise<void> {
  await write(controlDir, { starter: await identifySelf(), attached: [] });
}

/** Adds this process. Returns whether the process that started the server is still there. */
export async function recordAttached(controlDir: string): Promise<boolean> {
  const holders = await read(controlDir);
  if (!holders) return true;
  await write(controlDir, { ...holders, attached: [...holders.attached, await identifySelf()] });
  return starterLives(holders);
}

/** Takes the process that started the server off the record. Returns whether nobody else uses it, so that it is to be stopped. */
export async function releaseStarter(controlDir: string): Promise<boolean> {
  const holders = await read(controlDir);
  if (!holders || holders.attached.length === 0) return true;
  await write(controlDir, { ...holders, starter: null });
  return false;
}

/** Takes an attached process off the record. Returns whether nobody is left and the server is therefore to be stopped. */
export async function releaseAttached(controlDir: string): Promise<boolean> {
  const holders = await read(controlDir);
  // Somebody else's server, started by hand: not ours to stop.
  if (!holders) return false;
  const self = await identifySelf();
  const own = holders.attached.findIndex((one) => isSame(one, self));
  const attached = own < 0 ? holders.attached : holders.attached.toSpliced(own, 1);
  await write(controlDir, { ...holders, attached });
  return !(await starterLives(holders)) && attached.length === 0;
}

/** Forgets the record of a server that was stopped, unless another process has started the next one meanwhile. */
export async function forgetHolders(controlDir: string): Promise<void> {
  const holders = await read(controlDir);
  if (!holders) return;
  const ours = holders.starter !== null && isSame(holders.starter, await identifySelf());
  if (ours || !(await starterLives(holders))) await rm(file(controlDir), { force: true });
}

const starterLives = async ({ starter }: Holders): Promise<boolean> => starter !== null && isAlive(starter);

// Attached processes that ended without saying so count no longer.
async function read(controlDir: string): Promise<Holders | undefined> {
  if (!existsSync(file(controlDir))) return undefined;
  const holders = JSON.parse(await readFile(file(controlDir), 'utf8')) as Holders;
  const alive = await Promise.all(holders.attached.map(isAlive));
  return { ...holders, attached: holders.attached.filter((_, index) => alive[index]) };
}

const write = (controlDir: string, holders: Holders): Promise<void> =>
  writeDurably(file(controlDir), JSON.stringify(holders));
