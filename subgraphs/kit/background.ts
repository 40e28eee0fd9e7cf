import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Reads } from './audit/reads';
import { CommitWatch } from './commit-watch';
import { dataSourceOf } from './database/data-source';
import { outboxReaderTask } from './outbox-reader';
import { erasureTask } from './personal-data';
import type { Settings } from './settings';
import type { Subgraph } from './subgraph';

/** What a department's background tasks work with. */
export interface BackgroundServices {
  /** Connections of their own, so that tasks don't make requests wait. */
  database: DataSource;
  /** Tells when there may be something to do. */
  commits: CommitWatch;
  /** Country of phone numbers written without one; null: they must be international. */
  defaultCountry: string | null;
  settings: Settings;
  log: Logger;
}

/** Work beside the requests, such as reading outboxes or sending mail. It may be killed at any time. */
export interface BackgroundTask {
  name: string;
  /** Works until the signal; ends earlier when there is nothing left to do, ever. An error begins it anew. */
  run(signal: AbortSignal): Promise<void>;
}

const firstPauseMillis = 250;
const longestPauseMillis = 30_000;
/** A task that worked this long is as good as new: its next failure pauses it shortly again. */
const healthyMillis = 60_000;

async function keepRunning(task: BackgroundTask, log: Logger, signal: AbortSignal): Promise<void> {
  let pause = firstPauseMillis;
  while (!signal.aborted) {
    const begun = Date.now();
    try {
      await task.run(signal);
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (Date.now() - begun > healthyMillis) pause = firstPauseMillis;
      log.error({ err: error, task: task.name, pauseMillis: pause }, 'a background task failed and begins anew');
    }
    await wait(pause, undefined, { signal }).catch(() => {});
    pause = Math.min(pause * 2, longestPauseMillis);
  }
}

/** Starts tasks side by side; stop tells all of them and waits until they have ended. */
export function startTasks(tasks: readonly BackgroundTask[], log: Logger): { stop(): Promise<void> } {
  const told = new AbortController();
  const running = tasks.map((task) => keepRunning(task, log, told.signal));
  return {
    async stop() {
      told.abort();
      await Promise.all(running);
    },
  };
}

interface BackgroundOptions {
  database: DataSource;
  directUrl?: string | null;
  defaultCountry: string | null;
  settings: Settings;
  log: Logger;
}

/** Starts a subgraph's outbox readers, its part in erasures and in the audit, and its other tasks, on connections of their own. */
export async function startBackground(
  subgraph: Subgraph,
  { database, directUrl, defaultCountry, settings, log }: BackgroundOptions,
  reads: Reads,
): Promise<{ stop(): Promise<void> }> {
  const { outboxReaders = [], personalData } = subgraph;
  const { url } = database.options as { url: string };
  const own = await dataSourceOf(subgraph, url, { poolSize: 4, log }).initialize();
  const commits = CommitWatch.of(directUrl ?? url, log);
  const services = { database: own, commits, defaultCountry, settings, log };
  const readers = outboxReaders.map((reader) => outboxReaderTask(reader, services));
  const erasures = personalData ? [erasureTask(subgraph.name, personalData, services)] : [];
  const running = startTasks(
    [reads.task(services), ...readers, ...erasures, ...(subgraph.background?.(services) ?? [])],
    log,
  );
  return {
    async stop() {
      await running.stop();
      await commits.close();
      await own.destroy();
    },
  };
}
