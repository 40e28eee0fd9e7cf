const windowMilliseconds = 10_000;
const bucketMilliseconds = 1_000;
const fewestCalls = 20;
const longestStreak = 20;
const openMilliseconds = 5_000;

/** half-open: one call is let through to find out whether the department is back. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** What a call said about the department; unknown: nothing, for example because the client left. */
export type CallOutcome = 'success' | 'failure' | 'unknown';

interface Bucket {
  startedAt: number;
  calls: number;
  failures: number;
}

/**
 * Stops asking a department that fails: after half of at least 20 calls of the last 10 s have failed, or the last 20,
 * nobody waits for it during 5 s, and then one call probes it. Without the second rule, what dies under load would be
 * asked as often again as it has answered in the 10 s before.
 */
export class CircuitBreaker {
  #state: CircuitState = 'closed';
  #buckets: Bucket[] = [];
  #streak = 0;
  #openUntil = 0;
  #isProbing = false;
  /** Counts changes of state: what was asked before the last one says nothing about the time after it. */
  #era = 0;

  constructor(
    private readonly onChange: (state: CircuitState) => void = () => undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** How long no call will be let through, as far as is known; 0: the next one may be. */
  get pauseMilliseconds(): number {
    if (this.#state === 'open') return Math.max(0, this.#openUntil - this.now());
    return this.#isProbing ? openMilliseconds : 0;
  }

  /** Lets a call through, whose outcome must then be reported; null: not now. */
  admit(): ((outcome: CallOutcome) => void) | null {
    if (this.pauseMilliseconds > 0) return null;
    if (this.#state === 'open') this.#change('half-open');
    if (this.#state === 'half-open') this.#isProbing = true;
    const era = this.#era;
    return (outcome) => {
      if (era === this.#era) this.#report(outcome);
    };
  }

  #report(outcome: CallOutcome): void {
    if (this.#state === 'half-open') {
      this.#isProbing = false;
      if (outcome === 'success') this.#change('closed');
      if (outcome === 'failure') this.#open();
      return;
    }
    if (outcome === 'unknown') return;
    const bucket = this.#currentBucket();
    bucket.calls += 1;
    if (outcome === 'failure') bucket.failures += 1;
    this.#streak = outcome === 'failure' ? this.#streak + 1 : 0;
    let [calls, failures] = [0, 0];
    for (const each of this.#buckets) {
      calls += each.calls;
      failures += each.failures;
    }
    if (this.#streak >= longestStreak || (calls >= fewestCalls && failures * 2 >= calls)) this.#open();
  }

  #currentBucket(): Bucket {
    const now = this.now();
    while (this.#buckets[0] && this.#buckets[0].startedAt <= now - windowMilliseconds) this.#buckets.shift();
    const last = this.#buckets.at(-1);
    if (last && last.startedAt > now - bucketMilliseconds) return last;
    const bucket = { startedAt: now, calls: 0, failures: 0 };
    this.#buckets.push(bucket);
    return bucket;
  }

  #open(): void {
    this.#openUntil = this.now() + openMilliseconds;
    this.#change('open');
  }

  #change(state: CircuitState): void {
    this.#state = state;
    this.#era += 1;
    this.#buckets = [];
    this.#streak = 0;
    this.#isProbing = false;
    this.onChange(state);
  }
}
