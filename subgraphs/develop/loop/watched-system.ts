import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { RunningGateway } from '../../../gateway/server';
import { ConfigurationError } from '../../kit/errors';
import type { RunningSubgraph } from '../../kit/serve';
import { affectedBy, reloadedFolders } from './affected';
import { type CompiledTree, isIdle } from './compiled-tree';
import { Fronts } from './fronts';
import type { Surroundings, startGeneration } from './generation';
import { ModuleCache } from './module-cache';
import { wordsOf } from './words';

/** An operation that was planned before a change may still ask the departments of then. */
const lingerMilliseconds = 10_000;
/** Loading a graph takes half the time when it has been done a few times. */
const rehearsals = 2;

interface Parts {
  tree: CompiledTree;
  surroundings: Surroundings;
  /** Starts the gateway, the first time that there is a graph; onSuccessor hears of the graphs that follow. */
  startGateway: (onSuccessor: (sdl: string, refusal: Error | null) => void) => Promise<RunningGateway>;
  /** Where a department is talked to directly, when by itself it would listen at a port. */
  portOf: (department: string, port: number) => number;
  /** For the person who edits. */
  say: (message: string) => void;
}

/**
 * The departments as their sources are, behind one gateway that goes on while they change: what is new is compiled,
 * composed and started beside what runs, and takes its place when the gateway has its graph. What does not get so far
 * is told in words, and changes nothing.
 */
export class WatchedSystem {
  readonly fronts = new Fronts();
  readonly #modules: ModuleCache;
  readonly #running = new Map<string, RunningSubgraph>();
  readonly #lingering = new Set<() => Promise<void>>();
  /** Departments whose code has changed since they were started. */
  readonly #stale = new Set<string>();
  /** Files that did not compile. */
  #broken: readonly string[] = [];
  #gateway: RunningGateway | null = null;
  #onSuccessor: (sdl: string, refusal: Error | null) => void = () => {};

  constructor(private readonly parts: Parts) {
    this.#modules = new ModuleCache(parts.tree.folder);
  }

  /** null until there was a first graph. */
  get gateway(): RunningGateway | null {
    return this.#gateway;
  }

  /** Serves what the tree holds. What is wrong with it is told; never rejects. */
  begin(): Promise<void> {
    return this.#attempt([]);
  }

  /** Has the gateway load the graph that it serves a few times more, so that the first edit is not the slow one. */
  async rehearse(): Promise<void> {
    const { supergraph } = this.parts.surroundings;
    for (let run = 0; this.#gateway && run < rehearsals; run += 1) {
      await this.#publish(supergraph, `${readFileSync(supergraph, 'utf8')}\n`);
    }
  }

  /** Serves what these files are now. What is wrong with them is told; never rejects. */
  async take(changed: readonly string[]): Promise<void> {
    const files = changed.filter((path) => !isIdle(path));
    if (files.length > 0) await this.#attempt(files);
  }

  async #attempt(files: readonly string[]): Promise<void> {
    const begun = performance.now();
    try {
      this.#compile([...new Set([...this.#broken, ...files])]);
      for (const path of files) this.#forget(path);
      const names = await this.#serve();
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      if (names.length > 0) this.parts.say(`Served after ${seconds} s: ${names.join(', ')}.`);
    } catch (error) {
      const outcome = this.#gateway ? 'The last good graph stays.' : 'Nothing is served yet.';
      this.parts.say(`${wordsOf(error, this.parts.tree.folder)}\n\n${outcome}`);
    }
  }

  #compile(files: readonly string[]): void {
    const faults = files.flatMap((path) => {
      try {
        this.parts.tree.compile(path);
        return [];
      } catch (error) {
        const [words = ''] = (error as Error).message.split('Caused by:');
        return [{ path, text: `${path} does not compile:\n${words.trimEnd()}` }];
      }
    });
    this.#broken = faults.map(({ path }) => path);
    if (faults.length > 0) throw new ConfigurationError(faults.map(({ text }) => text).join('\n\n'));
  }

  #forget(path: string): void {
    const affected = affectedBy(path);
    if (affected === 'all departments') {
      reloadedFolders.forEach((folder) => this.#modules.forget(folder));
      for (const name of this.#running.keys()) this.#stale.add(name);
    } else if (affected === 'the loop itself') {
      if (path.endsWith('.ts')) this.parts.say(`${path} runs when npm run dev is started again.`);
    } else {
      this.#modules.forget(affected.folder);
      this.#stale.add(affected.department);
    }
  }

  /** Names of the departments that took over. */
  async #serve(): Promise<string[]> {
    const { surroundings, say } = this.parts;
    const generation = this.#modules.load<{ startGeneration: typeof startGeneration }>(
      'subgraphs/develop/loop/generation.js',
    );
    const next = await generation.startGeneration((name) => this.#stale.has(name), this.#running, surroundings);
    for (const migration of next.applied) say(`Migrated: ${migration}.`);
    const gone = [...this.#running.keys()].filter((name) => next.subgraphs.every((one) => one.name !== name));
    try {
      await this.#publish(surroundings.supergraph, next.supergraphSdl);
    } catch (error) {
      await Promise.all(next.started.map((one) => one.stop()));
      throw error;
    }
    this.#stale.clear();
    for (const name of [...gone, ...next.started.map((one) => one.name)]) this.#retire(name);
    for (const one of next.started) this.#running.set(one.name, one);
    for (const { name, port } of next.subgraphs) {
      await this.fronts.open(name, this.parts.portOf(name, port), () => this.#running.get(name)?.url ?? null);
    }
    gone.forEach((name) => this.fronts.close(name));
    return next.started.map(({ name }) => name);
  }

  /** Resolves when the gateway serves the graph; rejects when it does not. */
  async #publish(file: string, sdl: string): Promise<void> {
    const taken = new Promise<void>((done, fail) => {
      this.#onSuccessor = (one, refusal) => {
        if (one === sdl) return refusal ? fail(refusal) : done();
      };
    });
    // Renamed into its place: the gateway may look at any moment.
    writeFileSync(`${file}.next`, sdl);
    renameSync(`${file}.next`, file);
    if (this.#gateway) return taken;
    this.#gateway = await this.parts.startGateway((one, refusal) => this.#onSuccessor(one, refusal));
  }

  #retire(name: string): void {
    const old = this.#running.get(name);
    this.#running.delete(name);
    if (!old) return;
    const stop = async () => {
      clearTimeout(late);
      this.#lingering.delete(stop);
      await old.stop();
    };
    const late = setTimeout(() => void stop(), lingerMilliseconds);
    this.#lingering.add(stop);
  }

  /** Stops the gateway first, then everything behind it. */
  async stop(): Promise<void> {
    await this.#gateway?.stop();
    this.fronts.closeAll();
    await Promise.all([...this.#lingering].map((stop) => stop()));
    await Promise.all([...this.#running.values()].map((one) => one.stop()));
  }
}
