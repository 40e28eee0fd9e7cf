const minute = 60_000;
const mostCallers = 50_000;

interface Bucket {
  left: number;
  at: number;
}

/** What is left to a caller, and when to come back where it is not enough. */
export interface Account {
  remaining: number;
  /** In seconds; null: it was enough. */
  retryAfter: number | null;
}

/**
 * A bucket of points for each caller, full at first, that is filled evenly within a minute. It is this process's own:
 * behind n gateways a caller has up to n buckets. Of more than 50,000 callers, those that stayed away longest are
 * forgotten, which gives them a full bucket.
 */
export class CallerBudgets {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes the cost out of the caller's bucket, all of it or nothing. */
  spend(caller: string, cost: number): Account {
    const bucket = this.#refilled(caller);
    if (cost > bucket.left) {
      const seconds = ((cost - bucket.left) * minute) / this.perMinute / 1000;
      return { remaining: Math.floor(bucket.left), retryAfter: Math.max(1, Math.ceil(seconds)) };
    }
    bucket.left -= cost;
    return { remaining: Math.floor(bucket.left), retryAfter: null };
  }

  #refilled(caller: string): Bucket {
    const now = this.now();
    const bucket = this.#buckets.get(caller) ?? { left: this.perMinute, at: now };
    bucket.left = Math.min(this.perMinute, bucket.left + ((now - bucket.at) * this.perMinute) / minute);
    bucket.at = now;
    // Deleted first, so that the map's order is the order in which callers were last seen.
    this.#buckets.delete(caller);
    this.#buckets.set(caller, bucket);
    if (this.#buckets.size > mostCallers) this.#buckets.delete(this.#buckets.keys().next().value!);
    return bucket;
  }
}
