import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../../subgraphs/kit/database/embedded/start';
import { freePort } from '../../support/free-port';
import { welcomeOf } from '../../support/started-system';
import { NpmProcess } from '../../support/npm-process';
import type { GatewayFigures } from '../gateway/gateway-report';
import { installPeers, node, project } from '../gateway/peers';
import { fillCustomers } from '../customers';
import { type Page, type PageQuestion, questions } from './pages';
import { fillRecords } from './records';

const everyDepartment = 'customer=1,sales=1,marketing=1,support=1';
const patienceMilliseconds = 60_000;
const settleMilliseconds = 300_000;
/** Hundredths of a second of CPU in two seconds. */
const idleTicks = 30;
const mostPages = 100;
/** Our process settles after about so many; the others have by then. */
const warmRequests = 3_000;

export interface BenchedSystem {
  name: string;
  url: string;
  /** Its own process; what it starts is counted with it. */
  pid: number;
  headers: Record<string, string>;
  question: PageQuestion;
}

/** Servers that answer for the same customers of the same database, which was filled by the first of them. */
export class BenchedSystems {
  readonly systems: BenchedSystem[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'customer-graph-bench-'));
  readonly #children: ChildProcess[] = [];
  readonly #ours: NpmProcess[] = [];
  #database: EmbeddedDatabase | null = null;
  #databasePid = 0;
  #databaseUrl = '';
  #filled = 0;

  /** alone: without peers to compare with. */
  static async start({ alone = false } = {}): Promise<BenchedSystems> {
    const benched = new BenchedSystems();
    await benched.#start(alone).catch(async (error: unknown) => {
      await benched.stop();
      throw error;
    });
    return benched;
  }

  async #start(alone: boolean): Promise<void> {
    // The account that runs PostgreSQL when we are root must be able to enter.
    chmodSync(this.#folder, 0o711);
    const whole = await this.#addOurs('Customer Graph, whole', []);
    this.#databasePid = Number(readFileSync(join(this.#folder, 'pg/postmaster.pid'), 'utf8').split('\n', 1)[0]);
    await this.#settled(whole);
    await this.#idle(whole);
    if (alone) return;
    await this.#addOurs('Customer Graph, a process for each', ['--', '--replicas', everyDepartment]);
    const installed = join(project, '.data/bench/system-peers');
    installPeers(join(__dirname, 'peers.json'), installed);
    // The same server once more: an address for others to connect to.
    this.#database = await startEmbeddedDatabase({ dataDir: this.#folder, log: () => {} });
    const address = new URL(this.#database.url);
    address.pathname = '/customer_graph';
    this.#databaseUrl = address.href;
    const modules = join(installed, 'package.json');
    await this.#add('PostGraphile', questions.postGraphile, [
      join(__dirname, 'postgraphile.mjs'),
      modules,
      address.href,
    ]);
    await this.#add('hand-written SQL', questions.handWritten, [join(__dirname, 'hand-written.mjs'), address.href]);
  }

  async #addOurs(name: string, given: string[]): Promise<BenchedSystem> {
    const variables = { PORT: await freePort(), DATA_DIR: this.#folder, COST_BUDGET: '0', LOG_LEVEL: 'warn' };
    const started = new NpmProcess(['start', ...given], {
      cwd: project,
      env: { PATH: process.env['PATH'], HOME: this.#folder, NODE_ENV: 'production', ...variables },
    });
    this.#ours.push(started);
    const { url, token } = await welcomeOf(started);
    const [pid] = started.processes(/local\/main\.js/);
    const headers = { authorization: `Bearer ${token}` };
    const system = { name, url: `${url}/graphql`, pid: pid!, headers, question: questions.ours };
    this.systems.push(system);
    return system;
  }

  /** Waits until what was imported is in filters and timelines: that work would be counted as everybody's. */
  async #settled({ url, headers }: BenchedSystem): Promise<void> {
    const end = Date.now() + settleMilliseconds;
    for (let behind = Infinity; behind > 5_000; await new Promise((next) => setTimeout(next, 1_000))) {
      if (Date.now() > end) throw new Error(`the read models are ${behind} ms behind`);
      const { data } = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ customers(first: 1) { asOf } }' }),
      }).then((answer) => answer.json() as Promise<{ data: { customers: { asOf: string } } }>);
      behind = Date.now() - Date.parse(data.customers.asOf);
    }
  }

  /** Waits until nothing is under way any more: after an import, the purchase model is fitted in a thread of its own. */
  async #idle({ pid }: BenchedSystem): Promise<void> {
    const end = Date.now() + settleMilliseconds;
    const ticks = () => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return Number(fields[11]) + Number(fields[12]);
    };
    for (let before = ticks(), spent = Infinity; spent > idleTicks; before += spent) {
      if (Date.now() > end) throw new Error('the system does not come to rest');
      await new Promise((next) => setTimeout(next, 2_000));
      spent = ticks() - before;
    }
  }

  async #add(name: string, question: PageQuestion, command: string[]): Promise<void> {
    const port = await freePort();
    const child = spawn(node, [...command, port], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#children.push(child);
    let faults = '';
    child.stderr.on('data', (text) => (faults = `${faults}${text}`.slice(-4_000)));
    const system = { name, url: `http://127.0.0.1:${port}/graphql`, pid: child.pid!, headers: {}, question };
    const end = Date.now() + patienceMilliseconds;
    while (!(await this.pageOf(system, 1, null).catch(() => null))) {
      if (child.exitCode !== null || Date.now() > end) throw new Error(`${name} does not answer:\n${faults}`);
      await new Promise((next) => setTimeout(next, 200));
    }
    this.systems.push(system);
  }

  async pageOf({ url, headers, question }: BenchedSystem, first: number, after: unknown): Promise<Page> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(question.body(first, after)),
    });
    return question.read(await answer.json());
  }

  /**
   * Loads them in turn with pages of so many customers, one page after the other; CPU is that of the database too.
   * pauseMilliseconds: of each client after each page.
   */
  async drive(
    first: number,
    load: { rounds: number; pauseMilliseconds?: number; warmRequests?: number },
  ): Promise<GatewayFigures[]> {
    const gateways = await Promise.all(
      this.systems.map(async ({ name, url, pid, headers, question }) => ({
        ...{ name, url, headers, pids: [pid, this.#databasePid], shortestAnswer: 100 },
        bodies: await this.#bodies({ name, url, pid, headers, question }, first),
      })),
    );
    const orders = join(this.#folder, 'drive.json');
    writeFileSync(
      orders,
      JSON.stringify({ gateways, warmRequests, sliceMilliseconds: 3_000, connections: 4, ...load }),
    );
    const { stdout } = await promisify(execFile)(node, [join(__dirname, '../gateway/drive.mjs'), orders]);
    return JSON.parse(stdout) as GatewayFigures[];
  }

  async #bodies(system: BenchedSystem, first: number): Promise<string[]> {
    const bodies: string[] = [];
    let after: unknown = null;
    while (bodies.length < mostPages) {
      bodies.push(JSON.stringify(system.question.body(first, after)));
      after = (await this.pageOf(system, first, after)).endCursor;
    }
    return bodies;
  }

  /** Adds so many customers, and what departments hold of them, to those that the example data brought. */
  async grow(customers: number): Promise<void> {
    await fillCustomers(this.#databaseUrl, this.#filled, customers);
    await fillRecords(this.#databaseUrl, this.#filled, customers);
    this.#filled = customers;
  }

  async stop(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    await this.#database?.stop();
    // The one that started the database last.
    for (const started of this.#ours.toReversed()) await started.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
