import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { project } from './project';

export interface SubgraphProcess {
  url: string;
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** One department as a process of its own, of the built tree; of our own environment it sees only the PATH. */
export async function startSubgraphProcess(name: string, variables: NodeJS.ProcessEnv): Promise<SubgraphProcess> {
  const child = fork(join(project, 'dist/subgraphs', name, 'main.js'), {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: 'error',
      [`SUBGRAPH_PORT_${name.toUpperCase()}`]: '0',
      ...variables,
    },
    execArgv: [],
  });
  const ended = once(child, 'exit');
  const early = ended.then(([code]) => {
    throw new Error(`${name} ended with ${code} before it listened`);
  });
  const [{ url }] = (await Promise.race([once(child, 'message'), early])) as [{ url: string }];
  early.catch(() => {});
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { url, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
