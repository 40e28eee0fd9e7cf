import { DatabaseError, Pool, type PoolClient } from 'pg';

const longestUnusedMilliseconds = 60_000;

/**
 * A pool that lends connections at once, where there is one. To wait for pg's takes a turn of the event loop and two
 * timers for each statement.
 */
export class LendingPool extends Pool {
  /** Taken from pg's pool, and used by nobody at the moment. */
  readonly #ready: PoolClient[] = [];
  readonly #known = new WeakSet<PoolClient>();
  #returning: NodeJS.Timeout | undefined;

  /** Runs what needs one connection; it is given back when that is over. */
  async lend<Result>(use: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = this.#ready.pop() ?? (await this.#taken());
    try {
      const result = await use(client);
      this.#giveBack(client);
      return result;
    } catch (error) {
      // What the server refuses leaves the connection as good as before.
      this.#giveBack(client, !(error instanceof DatabaseError));
      throw error;
    }
  }

  async #taken(): Promise<PoolClient> {
    const client = await super.connect();
    if (this.#known.has(client)) return client;
    this.#known.add(client);
    client.on('error', (error) => {
      const at = this.#ready.indexOf(client);
      if (at < 0) return;
      this.#ready.splice(at, 1);
      client.release(error);
      this.emit('error', error, client);
    });
    return client;
  }

  #giveBack(client: PoolClient, isBroken = false): void {
    if (isBroken || this.ending || this.waitingCount > 0) return client.release(isBroken);
    this.#ready.push(client);
    // pg's pool closes those that it has had for long.
    this.#returning ??= setTimeout(() => this.#returnReady(), longestUnusedMilliseconds).unref();
  }

  #returnReady(): void {
    clearTimeout(this.#returning);
    this.#returning = undefined;
    for (const client of this.#ready.splice(0)) client.release();
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads differ in what only passes through.
  override connect(...given: any[]): any {
    // So that nobody waits for one that nobody uses.
    this.#ready.pop()?.release();
    return super.connect(...(given as [never]));
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  override end(...given: any[]): any {
    this.#returnReady();
    return super.end(...(given as [never]));
  }
}
