import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { drive } from './load-driver';
import type { NpmProcess } from './npm-process';
import { project } from './project';
import { copyProject } from './project-copy';
import { ask, welcomeOf } from './started-system';
import type { GraphAnswer } from './system';
import type { Workplace } from './workplace';

/** For a change to be served or refused, on a machine that has other work. */
const patienceMilliseconds = 60_000;
/** Who asks while the work of one test is done. */
const driveMilliseconds = 300_000;

const loopCommand = ['run', '-s', 'dev', '--'];
const loopFlags = ['--empty', '--no-types'];

/** A copy of the project with npm run dev at work in it, for whoever edits it. */
export class WatchedProject {
  url = '';
  token = '';
  #loop: NpmProcess | null = null;

  private constructor(
    readonly workplace: Workplace,
    readonly folder: string,
    readonly variables: Record<string, string>,
  ) {}

  static make(workplace: Workplace): WatchedProject {
    const folder = workplace.folder('project');
    copyProject(folder);
    cpSync(join(project, 'dist'), join(folder, 'dist'), { recursive: true });
    const ports = ['SALES', 'MARKETING', 'SUPPORT', 'CUSTOMER'].map((name) => [`SUBGRAPH_PORT_${name}`, '0']);
    return new WatchedProject(workplace, folder, {
      ...(Object.fromEntries(ports) as Record<string, string>),
      ...{ DATA_DIR: workplace.folder('data'), PORT: '0' },
      // Slow is not lost: where there is other work, loading code holds the one process up for seconds.
      ...{ SUBGRAPH_DEADLINE_MS: '60000', GATEWAY_DEADLINE_MS: '60000' },
    });
  }

  /** What the loop has said since it was started. */
  get words(): string {
    return this.#loop?.stdout ?? '';
  }

  /** Starts the loop for these departments, all when none is named, and waits for it to answer. */
  async start(...departments: string[]): Promise<void> {
    this.#loop = this.run([...loopCommand, ...departments, ...loopFlags]);
    ({ url: this.url, token: this.token } = await welcomeOf(this.#loop));
  }

  async stop(): Promise<{ code: number | null }> {
    return this.#loop!.stop();
  }

  /** Runs `npm …` in the copy. */
  run(script: readonly string[], more: Record<string, string> = {}): NpmProcess {
    return this.workplace.npm(script, { ...this.variables, ...more }, { cwd: this.folder });
  }

  ask(query: string, variables?: object): Promise<GraphAnswer & { status: number }> {
    return ask(this.url, this.token, query, variables);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Writes a file anew with a text in place of another, which it must have. */
  edit(file: string, before: string | RegExp, after: string): void {
    const source = this.read(file);
    const edited = source.replace(before, after);
    if (edited === source) throw new Error(`${file} has no ${before}`);
    this.write(file, edited);
  }

  /** Waits, with patience; throws with what the loop has said when it was in vain. */
  async until(condition: () => boolean | Promise<boolean>): Promise<void> {
    const late = Date.now() + patienceMilliseconds;
    while (!(await condition())) {
      if (Date.now() > late) throw new Error(`expected ${condition.toString()}; the loop has said:\n${this.words}`);
      await pause(20);
    }
  }

  /** Waits until the loop says it, from a place of its words on. */
  said(pattern: RegExp, since: number): Promise<void> {
    return this.until(() => pattern.test(this.words.slice(since)));
  }

  /** Asks through the gateway until the work is done; what was wrong with the answers, by how often. */
  async failuresDuring(work: () => Promise<void>): Promise<Record<string, number>> {
    const done = work();
    const { failures } = await drive({
      url: `${this.url}/graphql`,
      query: '{ customers(first: 2) { nodes { id sales { orderCount } support { openTicketCount } } } }',
      headers: { authorization: `Bearer ${this.token}` },
      clients: 2,
      milliseconds: driveMilliseconds,
      until: done.catch(() => null),
      judge: ({ status, body }) => (status === 200 && !body.errors ? null : JSON.stringify(body).slice(0, 500)),
    });
    await done;
    return failures;
  }
}
