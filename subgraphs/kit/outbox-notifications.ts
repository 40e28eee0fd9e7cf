import { EventEmitter, once } from 'node:events';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { outboxChannel } from './outbox';

const reconnectMillis = 5_000;

/**
 * Wakes whoever waits for news in an outbox. Listens on a connection of its own, which must be a direct one: a pooler
 * that gives connections away between transactions loses notifications. Without it, waiting just takes its full time.
 */
export class OutboxNotifications {
  readonly #news = new EventEmitter().setMaxListeners(0);
  #client: Client | null = null;
  #triedAt = -Infinity;
  #count = 0;

  constructor(
    private readonly url: string,
    private readonly log: Logger,
  ) {}

  /** How many were heard; taken before a look into the outboxes, it tells next what came during the look. */
  get count(): number {
    return this.#count;
  }

  /** Ends at the first notification after those that were heard, after so many milliseconds, or at the signal. */
  async next(millis: number, signal: AbortSignal, heard = this.#count): Promise<void> {
    await this.#listen();
    if (heard !== this.#count) return;
    await once(this.#news, 'news', { signal: AbortSignal.any([signal, AbortSignal.timeout(millis)]) }).catch(() => {});
  }

  async #listen(): Promise<void> {
    if (this.#client || Date.now() - this.#triedAt < reconnectMillis) return;
    this.#triedAt = Date.now();
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: reconnectMillis });
    const lost = (reason: string) => {
      if (this.#client !== client) return;
      this.#client = null;
      this.log.warn({ reason }, 'notifications of outboxes were lost; polling goes on');
    };
    client.on('error', ({ message }) => lost(message));
    client.on('end', () => lost('the connection was closed'));
    client.on('notification', () => {
      this.#count += 1;
      this.#news.emit('news');
    });
    this.#client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${outboxChannel}`);
    } catch (error) {
      lost((error as Error).message);
      await client.end().catch(() => {});
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }
}
