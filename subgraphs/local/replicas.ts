import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { ownDatabaseVariable, portVariable } from '../kit/env';
import { StartError } from '../kit/errors';
import type { RunningSubgraph } from '../kit/serve';
import type { Subgraph } from '../kit/subgraph';

interface ReplicaParts {
  subgraph: Subgraph;
  count: number;
  /** Connection string of the subgraph's own role: its processes know no other. */
  databaseUrl: string;
  /** All else that they are told. */
  variables: NodeJS.ProcessEnv;
  log: Logger;
}

/**
 * Runs so many processes of one subgraph, as they run in production; url names the addresses of all, with commas
 * between. One that ends is not replaced: the others go on.
 */
export async function startReplicas({ count, ...parts }: ReplicaParts): Promise<RunningSubgraph> {
  const children = Array.from({ length: count }, () => startReplica(parts));
  const stop = async () => {
    await Promise.all(children.map(endReplica));
  };
  try {
    const urls = await Promise.all(children.map((child) => addressOf(child, parts.subgraph.name)));
    for (const child of children) {
      child.once('exit', (code, signal) => {
        if (child.connected || signal) parts.log.warn({ pid: child.pid, code, signal }, 'a replica has ended');
      });
    }
    return { name: parts.subgraph.name, url: urls.join(','), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startReplica({ subgraph: { name, directory }, databaseUrl, variables }: Omit<ReplicaParts, 'count'>) {
  const others = Object.entries(variables).filter(([variable]) => !/^DATABASE_URL(_|$)/.test(variable));
  return fork(join(directory, 'main.js'), {
    env: {
      ...Object.fromEntries(others),
      HOST: '127.0.0.1',
      [portVariable(name)]: '0',
      [ownDatabaseVariable(name)]: databaseUrl,
    },
    // Ctrl-C of the terminal goes to a group: they are told by us, when the gateway no longer asks them.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The address that a process tells once it listens. Throws StartError when it ends before. */
async function addressOf(child: ChildProcess, name: string): Promise<string> {
  const ended = once(child, 'exit').then(() => {
    throw new StartError(`a replica of ${name} ended before it listened: ${child.exitCode ?? child.signalCode}`);
  });
  const told = once(child, 'message') as Promise<[{ url: string }]>;
  const [{ url }] = await Promise.race([told, ended]);
  ended.catch(() => {});
  return url;
}

async function endReplica(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
