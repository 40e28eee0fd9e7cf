import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GraphPart } from '../../../schema/graph';
import { ConfigurationError } from '../../kit/errors';
import type { Composition } from './composer-worker';

/** Composes beside the requests: it takes half a second of one processor, and whoever asks meanwhile is not to wait. */
export class Composer {
  #worker: Worker | null = null;

  #livingWorker(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(join(__dirname, 'composer-worker.js'));
    // One that dies fails what it was asked, and the next question gets another.
    worker.on('error', () => {}).on('exit', () => (this.#worker = null));
    return (this.#worker = worker);
  }

  /** The supergraph's SDL; throws with rule, element, owner and fix of everything that is wrong. One at a time. */
  async compose(parts: readonly GraphPart[]): Promise<string> {
    const worker = this.#livingWorker();
    const settled = new AbortController();
    const answer = once(worker, 'message', { signal: settled.signal }) as Promise<[Composition]>;
    // A worker that is stopped says nothing more.
    const stopped = once(worker, 'exit', { signal: settled.signal }).then(() => {
      throw new ConfigurationError('npm run dev ended before this was composed.');
    });
    worker.postMessage(
      parts.map((part) => ({
        ...{ name: part.name, directory: part.directory },
        ...('url' in part ? { url: part.url } : { port: part.port }),
      })),
    );
    const [composition] = await Promise.race([answer, stopped]).finally(() => settled.abort());
    if ('faults' in composition) throw new ConfigurationError(composition.faults);
    return composition.supergraphSdl;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }
}
