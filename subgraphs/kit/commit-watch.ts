import { Client } from 'pg';
import type { Logger } from 'pino';
import { outboxChannel } from './outbox';

const lookMillis = 500;
const reconnectMillis = 5_000;

/** What had been told by the time somebody looked for work. */
export interface Seen {
  notifications: number;
  commits: number;
}

interface Waiter {
  seen: Seen;
  /** Commits don't wake before the first, and by the second waiting has an end; by performance.now(). */
  from: number;
  until: number;
  wake: () => void;
}

/** When somebody who waits wants to look again, beside notifications. */
export interface Patience {
  /** How long commits may come before they are looked at. */
  pauseMillis?: number;
  /** When there will be something to do though nobody commits anything. */
  withinMillis?: number;
}

/**
 * Wakes whoever has found nothing to do when that may have changed: at a notification of an outbox, and within half a
 * second of any commit. A snapshot tells which transactions have ended; as long as it is the same, every question has the
 * same answer, so that one cheap statement stands for the questions of all who wait (0040).
 *
 * It listens on a connection of its own, which must be a direct one: a pooler that gives connections away between
 * transactions loses notifications. Without any connection it wakes everybody at each look.
 */
export class CommitWatch {
  static readonly #shared = new Map<string, CommitWatch>();

  readonly #waiting = new Set<Waiter>();
  #users = 0;
  #client: Client | null = null;
  #triedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #snapshot = '';
  #notifications = 0;
  #commits = 0;

  private constructor(
    private readonly key: string,
    private readonly url: string,
    private readonly log: Logger,
  ) {}

  /** The watch of a database: one for all departments in this process, until each of them has closed it. */
  static of(url: string, log: Logger): CommitWatch {
    const { host, pathname, search } = new URL(url);
    const key = `${host}${pathname}${search}`;
    const watch = this.#shared.get(key) ?? new CommitWatch(key, url, log);
    this.#shared.set(key, watch);
    watch.#users += 1;
    return watch;
  }

  /** Taken before a look for work, it tells next what came during the look. */
  get seen(): Seen {
    return { notifications: this.#notifications, commits: this.#commits };
  }

  /** Ends when it is worth while to look again after what was seen, or at the signal. */
  async next(
    signal: AbortSignal,
    seen: Seen,
    { pauseMillis = 0, withinMillis = Infinity }: Patience = {},
  ): Promise<void> {
    if (signal.aborted || seen.notifications !== this.#notifications) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    const now = performance.now();
    const waiter = { seen, from: now + pauseMillis, until: now + withinMillis, wake };
    this.#waiting.add(waiter);
    if (!this.#client) void this.#connect();
    this.#timer ??= setTimeout(() => void this.#look(), lookMillis);
    signal.addEventListener('abort', wake, { once: true });
    await promise;
    signal.removeEventListener('abort', wake);
    this.#waiting.delete(waiter);
  }

  async #look(): Promise<void> {
    const snapshot = await this.#currentSnapshot();
    if (snapshot === null || snapshot !== this.#snapshot) this.#commits += 1;
    this.#snapshot = snapshot ?? '';
    const now = performance.now();
    for (const { seen, from, until, wake } of this.#waiting) {
      if (now >= until || (now >= from && seen.commits !== this.#commits)) wake();
    }
    this.#timer = this.#waiting.size > 0 ? setTimeout(() => void this.#look(), lookMillis) : undefined;
  }

  /** null: there is no connection to ask. */
  async #currentSnapshot(): Promise<string | null> {
    const client = this.#client;
    if (!client) {
      void this.#connect();
      return null;
    }
    try {
      const { rows } = await client.query<{ snapshot: string }>('SELECT pg_current_snapshot()::text AS snapshot');
      return rows[0]?.snapshot ?? null;
    } catch (error) {
      this.#lose(client, (error as Error).message);
      return null;
    }
  }

  async #connect(): Promise<void> {
    if (performance.now() - this.#triedAt < reconnectMillis) return;
    this.#triedAt = performance.now();
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: reconnectMillis,
      query_timeout: reconnectMillis,
    });
    client.on('error', ({ message }) => this.#lose(client, message));
    client.on('end', () => this.#lose(client, 'the connection was closed'));
    client.on('notification', () => {
      this.#notifications += 1;
      for (const { wake } of this.#waiting) wake();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${outboxChannel}`);
    } catch (error) {
      this.log.warn({ reason: (error as Error).message }, 'commits cannot be watched; polling goes on');
      return client.end().catch(() => {});
    }
    if (this.#users === 0) return client.end();
    this.#client = client;
  }

  #lose(client: Client, reason: string): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.log.warn({ reason }, 'commits are not watched any more; polling goes on');
    void client.end().catch(() => {});
  }

  /** The last of its users ends it; nobody may be waiting then. */
  async close(): Promise<void> {
    this.#users -= 1;
    if (this.#users > 0) return;
    CommitWatch.#shared.delete(this.key);
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }
}
