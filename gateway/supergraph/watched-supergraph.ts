import { setInterval } from 'node:timers/promises';
import type { SupergraphSdlHook } from '@apollo/gateway';
import type { Logger } from 'pino';
import { type Department, departmentsOf } from './departments';
import { readSupergraph } from './read-supergraph';

interface Watch {
  location: string;
  pollMilliseconds: number;
  subgraphUrls: Record<string, string>;
  /** Takes out what Apollo's gateway refuses and this one takes care of. */
  prepare: (sdl: string) => string;
  /** Told of each successor once it is served, or with the reason why it is not. */
  onSuccessor?: (sdl: string, refusal: Error | null) => void;
  logger: Logger;
}

/**
 * The supergraph that the gateway serves, and its successor as soon as one lies in its place. A successor that does
 * not load is refused, with a line in the log, and the last good one stays.
 * Polls instead of listening to the file system: that also sees files replaced by renaming, and in mounted volumes.
 */
export class WatchedSupergraph {
  #departments: readonly Department[] = [];
  #lastSeen = '';
  #isReadable = true;

  constructor(private readonly watch: Watch) {}

  /** Departments of the supergraph being served. */
  get departments(): readonly Department[] {
    return this.#departments;
  }

  /** To be given to ApolloGateway as supergraphSdl. */
  readonly manager: SupergraphSdlHook = async ({ update }) => {
    const sdl = await readSupergraph(this.watch.location);
    this.#lastSeen = sdl;
    this.#departments = this.#departmentsOf(sdl);
    const stopping = new AbortController();
    void this.#follow(update, stopping.signal);
    return { supergraphSdl: this.watch.prepare(sdl), cleanup: async () => stopping.abort() };
  };

  async #follow(update: (sdl: string) => void, signal: AbortSignal): Promise<void> {
    try {
      for await (const look of setInterval(this.watch.pollMilliseconds, this.#look.bind(this), {
        signal,
        ref: false,
      })) {
        await look(update);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async #look(update: (sdl: string) => void): Promise<void> {
    const { logger, location, onSuccessor } = this.watch;
    let sdl: string;
    try {
      sdl = await readSupergraph(location);
    } catch (error) {
      if (this.#isReadable) logger.error({ err: error }, 'the supergraph cannot be read; the last good one stays');
      this.#isReadable = false;
      return;
    }
    this.#isReadable = true;
    if (sdl === this.#lastSeen) return;
    this.#lastSeen = sdl;
    try {
      const departments = this.#departmentsOf(sdl);
      update(this.watch.prepare(sdl));
      this.#departments = departments;
      logger.info({ departments: departments.map(({ name }) => name) }, 'a new supergraph was swapped in');
      onSuccessor?.(sdl, null);
    } catch (error) {
      logger.error({ err: error }, 'a new supergraph was refused; the last good one stays');
      onSuccessor?.(sdl, error as Error);
    }
  }

  #departmentsOf(sdl: string): Department[] {
    const departments = departmentsOf(sdl, this.watch.subgraphUrls);
    for (const { name } of departments.filter(({ urls }) => urls.length === 0)) {
      this.watch.logger.warn({ department: name }, 'a department has no address: set its SUBGRAPH_URL_<NAME>');
    }
    return departments;
  }
}
