import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findBinaries } from './binaries';
import { createCluster, readSecret, superuser } from './cluster';
import { DatabaseStartError, useAnotherServer } from './database-start-error';
import { forgetHolders, recordAttached, recordStarter, releaseAttached, releaseStarter } from './holders';
import { withLock } from './lock';
import type { StartOptions } from './options';
import { clusterVersion, findPlace, openDataDir, secretFile, type Place } from './place';
import { runningPostmaster, type Postmaster } from './postmaster-file';
import { launchServer } from './server';
import { stopServer } from './stop-server';

export interface EmbeddedDatabase {
  /** Superuser connection string, postgres://customer_graph:…@127.0.0.1:PORT/postgres */
  url: string;
  mode: 'started' | 'attached';
  /**
   * Stops the server if nobody else uses it: of the process that started it and those attached, the last one does.
   * Data stays. Safe to call twice.
   */
  stop(): Promise<void>;
}

/**
 * Starts the private PostgreSQL of a data folder, or attaches to the one that already runs there.
 * Resolves when it accepts connections; throws DatabaseStartError, whose message names the remedy.
 */
export async function startEmbeddedDatabase(options: StartOptions): Promise<EmbeddedDatabase> {
  const controlDir = await openDataDir(options.dataDir);
  const underLock = <T>(work: () => Promise<T>) => withLock(path.join(controlDir, 'pg.lock'), options.log, work);
  return underLock(async () => {
    const place = await findPlace(controlDir, options);
    const running = await settledPostmaster(place.cluster);
    return running ? attach(place, running, options, underLock) : start(place, options, underLock);
  });
}

const settleMilliseconds = 300_000;

type UnderLock = (work: () => Promise<void>) => Promise<void>;

async function start(place: Place, options: StartOptions, underLock: UnderLock): Promise<EmbeddedDatabase> {
  const existing = await clusterVersion(place.cluster);
  const binaries = await findBinaries(place, existing, options);
  if (!existing) {
    options.log(`making a new PostgreSQL ${binaries.version} database in ${place.cluster}`);
    await createCluster(place, binaries);
  }
  const password = await requireSecret(place);
  await recordStarter(place.controlDir);
  const server = await launchServer(place, binaries, options.serverSettings);
  // The process may end without stop(), by an uncaught error for instance; handlers of 'exit' cannot wait.
  const stopAtExit = () => server.child.exitCode === null && server.child.kill('SIGINT');
  process.once('exit', stopAtExit);
  const stop = async () => {
    if (await releaseStarter(place.controlDir)) {
      await stopServer(server.process);
      await forgetHolders(place.controlDir);
    }
    process.removeListener('exit', stopAtExit);
  };
  const url = urlOf(password, server.port);
  await verify(url, place).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, mode: 'started', stop: once(() => underLock(stop)) };
}

async function attach(
  place: Place,
  running: Postmaster,
  options: StartOptions,
  underLock: UnderLock,
): Promise<EmbeddedDatabase> {
  const url = urlOf(await requireSecret(place), running.port);
  await verify(url, place);
  const starterLives = await recordAttached(place.controlDir);
  const origin = starterLives ? 'already runs' : 'was left running by a process that is gone';
  options.log(`attached to the database in ${place.cluster}, which ${origin}`);
  const stop = async () => {
    if (!(await releaseAttached(place.controlDir))) return;
    await stopServer(running.process);
    await forgetHolders(place.controlDir);
  };
  return { url, mode: 'attached', stop: once(() => underLock(stop)) };
}

// A server left behind by a killed process may still be starting, or stopping.
async function settledPostmaster(cluster: string): Promise<Postmaster | undefined> {
  for (const end = Date.now() + settleMilliseconds; ; await pause(20)) {
    const running = await runningPostmaster(cluster);
    if (!running || running.status === 'ready') return running;
    if (Date.now() > end) {
      throw new DatabaseStartError(
        `The PostgreSQL on ${cluster}, process ${running.process.pid}, has been "${running.status}" for five minutes: ` +
          `stop that process, then start again`,
      );
    }
  }
}

async function requireSecret(place: Place): Promise<string> {
  const secret = await readSecret(place.controlDir);
  if (secret) return secret;
  throw new DatabaseStartError(
    `The database in ${place.cluster} has lost its password, ${secretFile(place.controlDir)}: put that file back, ` +
      `move ${place.cluster} away to start with an empty database, or ${useAnotherServer}`,
  );
}

async function verify(url: string, place: Place): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A client whose server goes away without anybody listening ends the process.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseStartError(
      `The database in ${place.cluster} runs but cannot be used (${(error as Error).message}); the password of ` +
        `${superuser} is expected in ${secretFile(place.controlDir)}: put the right file back, or ${useAnotherServer}`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

const urlOf = (password: string, port: number): string =>
  `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
