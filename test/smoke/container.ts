import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from './compose-file';

/** node is the one that runs this: images bring their own. */
const program = (name: string): string => (name === 'node' ? process.execPath : name);

/** A service's command, run in its image's folder with its environment and nothing of ours. */
export class Container {
  readonly #child: ChildProcess;
  readonly #exited: Promise<number | null>;
  #log = '';

  constructor(
    readonly name: string,
    private readonly service: Service,
    workingDirectory: string,
  ) {
    const [command = '', ...flags] = service.command ?? [];
    const env = Object.fromEntries(Object.entries(service.environment).map(([key, value]) => [key, String(value)]));
    this.#child = spawn(program(command), flags, { cwd: workingDirectory, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#exited = once(this.#child, 'close').then(([code]) => code as number | null);
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.on('data', (text: Buffer) => (this.#log += text.toString()));
    }
  }

  /** What it wrote to stdout and stderr. */
  get log(): string {
    return this.#log;
  }

  /** Its exit code; null: ended by a signal. */
  ended(): Promise<number | null> {
    return this.#exited;
  }

  async #isHealthy(): Promise<boolean> {
    const [, command = '', ...flags] = this.service.healthcheck.test ?? [];
    return new Promise((done) => {
      execFile(program(command), flags, { timeout: 3_000, env: {} }, (error) => done(error === null));
    });
  }

  /** Asks the service's own health check until it says yes; rejects when the process has ended. */
  async healthy(): Promise<void> {
    while (!(await this.#isHealthy())) {
      if (this.#child.exitCode !== null) throw new Error(`${this.name} ended before it was healthy:\n${this.#log}`);
    }
  }

  /** Sends SIGTERM and gives the exit code; "late" when it is still there after the time, and then it is killed. */
  async stop(milliseconds: number): Promise<number | null | 'late'> {
    this.#child.kill('SIGTERM');
    const given = new AbortController();
    const late = pause(milliseconds, 'late' as const, { signal: given.signal }).catch(() => null);
    const outcome = await Promise.race([this.#exited, late]);
    given.abort();
    if (outcome === 'late') this.#child.kill('SIGKILL');
    await this.#exited;
    return outcome;
  }
}
