import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { sendSignal } from './send-signal';

export interface Account {
  uid: number;
  gid: number;
}

export interface Ended {
  /** Exit code; null after a signal it did not survive. */
  code: number | null;
  signal: NodeJS.Signals | null;
}

const lateMilliseconds = 15_000;

/** An npm script as somebody at a terminal runs it: in a process group of its own. */
export class NpmProcess {
  readonly startedAt = Date.now();
  stdout = '';
  stderr = '';
  readonly #child: ChildProcess;
  readonly #onNews = new Set<() => void>();
  readonly #closed: Promise<Ended>;
  #ended: Ended | null = null;

  constructor(script: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv } & Partial<Account>) {
    this.#child = spawn('npm', script, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const name of ['stdout', 'stderr'] as const) {
      this.#child[name]!.setEncoding('utf8').on('data', (text: string) => {
        this[name] += text;
        this.#tell();
      });
    }
    this.#closed = new Promise((done) => {
      this.#child.once('close', (code, signal) => {
        this.#ended = { code, signal };
        this.#tell();
        done(this.#ended);
      });
    });
  }

  #tell(): void {
    for (const onNews of [...this.#onNews]) onNews();
  }

  /** Resolves when npm and all who write to its terminal are gone. */
  ended(): Promise<Ended> {
    return this.#closed;
  }

  /** Waits until the pattern is on stdout or stderr; throws with everything that was said when it ends without. */
  printed(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((done, fail) => {
      const look = () => {
        const match = pattern.exec(this.stdout) ?? pattern.exec(this.stderr);
        if (!match && !this.#ended) return;
        this.#onNews.delete(look);
        if (match) return done(match);
        fail(new Error(`${JSON.stringify(this.#ended)} before ${pattern}:\n${this.stderr}\n${this.stdout}`));
      };
      this.#onNews.add(look);
      look();
    });
  }

  /** Sends the signal to every process of the group that still lives, as the terminal does. */
  signalGroup(signal: NodeJS.Signals): void {
    sendSignal(-this.#child.pid!, signal);
  }

  /** Sends it to npm alone, as a supervisor does. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Numbers of the group's living processes whose command line matches. */
  processes(line = /^/): number[] {
    return execFileSync('ps', ['-A', '-o', 'pid=,pgid=,stat=,args='], { encoding: 'utf8' })
      .split('\n')
      .map((row) => /^\s*(\d+)\s+(\d+)\s+([^Z]\S*)\s+(.*)$/.exec(row))
      .filter((match) => match !== null)
      .filter(([, , group, , args]) => Number(group) === this.#child.pid && line.test(args!))
      .map(([, pid]) => Number(pid));
  }

  /** Ctrl-C; kills what has not ended after some time. */
  async stop(): Promise<Ended> {
    if (!this.#ended) this.signalGroup('SIGINT');
    const late = setTimeout(() => this.signalGroup('SIGKILL'), lateMilliseconds);
    const ended = await this.ended();
    clearTimeout(late);
    return ended;
  }
}
