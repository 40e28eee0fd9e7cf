import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverProcesses } from '../database/embedded-process';
import { type Account, NpmProcess } from './npm-process';
import { project } from './project';
import { sendSignal } from './send-signal';

const patienceMilliseconds = 2_000;

/** Data folders and npm processes of one test file; clear leaves none of them, nor their databases. */
export class Workplace {
  readonly #processes: NpmProcess[] = [];
  #root: string | undefined;

  /** Made when it is first needed: Jest clears up after no test of a file that it skips as a whole. */
  get root(): string {
    if (this.#root) return this.#root;
    this.#root = mkdtempSync(join(tmpdir(), 'customer-graph-start-'));
    // The account that runs PostgreSQL when we are root must be able to enter.
    chmodSync(this.#root, 0o711);
    return this.#root;
  }

  folder(name: string, mode = 0o711): string {
    const folder = join(this.root, name);
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, mode);
    return folder;
  }

  /** Runs `npm …` in the project with these variables; of our own environment it sees only the PATH. */
  npm(
    script: readonly string[],
    variables: Record<string, string>,
    { cwd = project, account }: { cwd?: string; account?: Account } = {},
  ): NpmProcess {
    const env = { PATH: process.env.PATH, HOME: this.root, npm_config_update_notifier: 'false', ...variables };
    const started = new NpmProcess(script, { cwd, env, ...account });
    this.#processes.push(started);
    return started;
  }

  /**
   * Numbers of what is left of a process that has ended: its group, and a database server with its data under the
   * folder. What is just leaving gets a moment for it: orphans have nobody who waits for them.
   */
  async left(ended: NpmProcess, folder: string): Promise<number[]> {
    const late = Date.now() + patienceMilliseconds;
    for (;;) {
      const left = [...ended.processes(), ...serverProcesses(folder)];
      if (left.length === 0 || Date.now() > late) return left;
      await pause(50);
    }
  }

  async clear(): Promise<void> {
    await Promise.all(this.#processes.map((started) => started.stop()));
    if (!this.#root) return;
    for (const pid of serverProcesses(this.#root)) sendSignal(pid, 'SIGKILL');
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}
