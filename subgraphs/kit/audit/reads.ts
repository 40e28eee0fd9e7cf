import { setTimeout as wait } from 'node:timers/promises';
import type { BackgroundServices, BackgroundTask } from '../background';
import type { Viewer } from '../viewer';
import { type AuditEntry, recordEntries } from './entries';

interface Read {
  actor: string;
  customerId: string;
  /** As they were noted: for all customers of a page, a field's coordinates are one list. */
  fields: Set<readonly string[]>;
}

const flushMillis = 1_000;
const batchSize = 1_000;
const longestQueue = 100_000;

/**
 * Who has read what of whom, until it is written down. Reading waits for nothing: what one viewer reads of a customer
 * within a second is one entry, and a second's entries are one statement. A process that is killed loses a second.
 */
export class Reads {
  readonly #waiting = new Map<string, Read>();
  #firstNoted = () => {};
  #lost = 0;

  /** Notes that a viewer reads personal data of a customer, named by coordinates of fields. */
  note({ id: actor }: Viewer, customerId: string, fields: readonly string[]): void {
    const key = `${customerId} ${actor}`;
    const read = this.#waiting.get(key);
    if (read) read.fields.add(fields);
    else if (this.#waiting.size < longestQueue) {
      this.#waiting.set(key, { actor, customerId, fields: new Set([fields]) });
      this.#firstNoted();
    } else this.#lost += 1;
  }

  /** Ends when something waits to be written down, or at the signal. */
  async #anything(signal: AbortSignal): Promise<void> {
    if (this.#waiting.size > 0 || signal.aborted) return;
    await new Promise<void>((done) => (this.#firstNoted = done));
  }

  /** Writes down what is waiting; what could not be written waits on. */
  async #flush({ database, log }: BackgroundServices): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting].slice(0, batchSize);
      for (const [key] of batch) this.#waiting.delete(key);
      const entries = batch.map(([, { actor, customerId, fields }]): AuditEntry => ({
        customerId,
        actor,
        action: 'read',
        fields: [...new Set([...fields].flat())],
      }));
      try {
        await recordEntries(database.manager, entries);
      } catch (error) {
        for (const [key, read] of batch) if (!this.#waiting.has(key)) this.#waiting.set(key, read);
        throw error;
      }
    }
    if (this.#lost > 0) log.error({ lost: this.#lost }, 'reads of personal data could not be kept for the audit');
    this.#lost = 0;
  }

  /** The task that writes them down, the last ones when it is told to stop. */
  task(services: BackgroundServices): BackgroundTask {
    return {
      name: 'audit of reads',
      run: async (signal) => {
        signal.addEventListener('abort', () => this.#firstNoted(), { once: true });
        while (!signal.aborted) {
          await this.#anything(signal);
          await wait(flushMillis, undefined, { signal }).catch(() => {});
          await this.#flush(services);
        }
      },
    };
  }
}
