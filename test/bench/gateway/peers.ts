import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../../support/free-port';

export const project = resolve(__dirname, '../../..');
const gatewayPeers = join(project, '.data/bench/peers');
const startMilliseconds = 120_000;

/** Cores of their own: what is measured never waits for who measures. */
export const cores = { gateway: '0', others: '1' };

/** The same for all: the one that the project brings, not the one that happens to run the benchmark. */
export const node = join(project, 'node_modules/node/bin/node');

export interface Department {
  name: string;
  url: string;
  sdl: string;
}

export interface RunningPeer {
  name: string;
  url: string;
  pid: number;
}

/** Installs the peers of a list, where they are not yet, into a folder that git ignores; nothing of them is run by that. */
export function installPeers(wanted = join(__dirname, 'peers.json'), installed = gatewayPeers): void {
  const present = join(installed, 'package.json');
  const isPresent = existsSync(join(installed, 'node_modules')) && existsSync(present);
  if (isPresent && readFileSync(present, 'utf8') === readFileSync(wanted, 'utf8')) return;
  mkdirSync(installed, { recursive: true });
  copyFileSync(wanted, present);
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: installed,
    stdio: 'inherit',
  });
}

/** A script of this folder, as a process that tells of itself by one message. */
export async function startDepartments(): Promise<{ departments: Department[]; process: ChildProcess }> {
  const child = fork(join(__dirname, 'departments.mjs'), {
    execPath: 'taskset',
    execArgv: ['-c', cores.others, node],
  });
  const told = new Promise<{ departments: Department[] }>((done, fail) => {
    child.once('message', (message) => done(message as { departments: Department[] }));
    child.once('exit', (code) => fail(new Error(`the departments ended with ${code}`)));
  });
  return { ...(await told), process: child };
}

interface PeerParts {
  name: string;
  /** The command, once its port is known. */
  command: (port: number) => string[];
  folder: string;
  variables?: NodeJS.ProcessEnv;
  headers?: Record<string, string>;
}

/** Starts a gateway on its core and waits until it answers. */
export async function startPeer({ name, command, folder, variables, headers }: PeerParts): Promise<{
  peer: RunningPeer;
  process: ChildProcess;
}> {
  const port = Number(await freePort());
  const [file, ...given] = command(port);
  const child = spawn('taskset', ['-c', cores.gateway, file!, ...given], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, NODE_ENV: 'production', ...variables, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output = `${output}${text}`.slice(-4000)));
  const url = `http://127.0.0.1:${port}/graphql`;
  const end = Date.now() + startMilliseconds;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}:\n${output}`);
    if (Date.now() > end) throw new Error(`${name} does not answer:\n${output}`);
    const isReady = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ customers(first: 1) { nodes { id } } }' }),
    }).then(
      async (answer) => (await answer.text()).includes('"nodes"'),
      () => false,
    );
    if (isReady) return { peer: { name, url, pid: child.pid! }, process: child };
    await new Promise((done) => setTimeout(done, 200));
  }
}

const bin = (path: string): string => join(gatewayPeers, 'node_modules', path);

/** How each gateway is started, in production settings, over the same supergraph and departments. */
export function peersOver({
  departments,
  folder,
  fetches,
  jwtSecret,
}: {
  departments: readonly Department[];
  /** Holds supergraph.graphql, and whatever else a peer needs. */
  folder: string;
  /** What each department is asked, for the hand-written backend. */
  fetches: Record<string, string>;
  jwtSecret: string;
}): PeerParts[] {
  const supergraph = join(folder, 'supergraph.graphql');
  const known = join(folder, 'departments.json');
  writeFileSync(known, JSON.stringify({ departments, fetches }));
  for (const { name, sdl } of departments) writeFileSync(join(folder, `${name}.graphql`), sdl);
  const grafbase = departments.map(
    ({ name, url }) => `[subgraphs.${name}]\nurl = "${url}"\nschema_path = "${name}.graphql"\n`,
  );
  writeFileSync(join(folder, 'grafbase.toml'), `[telemetry]\nservice_name = "bench"\n\n${grafbase.join('\n')}`);
  const hive = (port: number, ...more: string[]) => [
    node,
    bin('@graphql-hive/gateway/dist/bin.js'),
    'supergraph',
    supergraph,
    ...['--host', '127.0.0.1', '--port', String(port), '--fork', '1', ...more],
  ];
  const quiet = { LOG_LEVEL: 'error' };
  return [
    {
      name: 'Customer Graph, guards on',
      command: () => [node, join(project, 'dist/gateway/main.js')],
      folder,
      variables: {
        SUPERGRAPH: supergraph,
        DATA_DIR: folder,
        JWT_SECRET: jwtSecret,
        // Every request is one caller's: the budget is counted, and never spent.
        COST_BUDGET: '1000000000000',
        LOG_LEVEL: 'warn',
      },
    },
    {
      name: '@apollo/gateway, standalone server',
      command: (port) => [node, join(__dirname, 'stock.mjs'), supergraph, String(port)],
      folder,
      variables: { APOLLO_TELEMETRY_DISABLED: 'true' },
    },
    { name: 'Hive Gateway, JavaScript', command: (port) => hive(port), folder, variables: quiet },
    {
      name: 'Hive Gateway, native runtime',
      command: (port) => hive(port, '--hive-router-runtime'),
      folder,
      variables: quiet,
    },
    {
      name: 'Grafbase, native router',
      command: (port) => [bin('@grafbase/cli-x86_64-unknown-linux-musl/grafbase'), 'dev', '--port', String(port)],
      folder,
      variables: { GRAFBASE_TELEMETRY_DISABLED: 'true' },
    },
    {
      name: 'hand-written backend',
      command: (port) => [node, join(__dirname, 'hand-written.mjs'), known, String(port)],
      folder,
    },
  ];
}
