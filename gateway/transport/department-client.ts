import { setTimeout as pause } from 'node:timers/promises';
import type { ClientGone } from '../client-gone';
import { Bulkhead } from './bulkhead';
import { type CallOutcome, CircuitBreaker, type CircuitState } from './circuit-breaker';
import { DepartmentFailure } from './department-error';
import type { Answer } from './post-operation';
import type { Replicas } from './replicas';
import { RetryBudget } from './retry-budget';

const longestJitterMilliseconds = 50;
/** Of its deadline, a question may wait so much for others to be answered: the rest must do for its own answer. */
const longestWaitShare = 1 / 3;

/** How much of a department's time and patience one gateway may take. */
export interface ClientSettings {
  /** One question is answered within this time, repetitions included. */
  deadlineMilliseconds: number;
  maxInFlight: number;
  hasCircuitBreaker: boolean;
  onCircuitChange: (state: CircuitState) => void;
  onRetry: () => void;
}

interface Question {
  /** Asks one of the addresses once, within so many milliseconds; rejects with DepartmentFailure. */
  askAt: (address: string, milliseconds: number) => Promise<Answer>;
  isMutation: boolean;
  /** When the whole operation ends, on the clock of performance.now(). */
  operationDeadlineAt: number;
  clientGone: ClientGone;
}

interface Attempt extends Question {
  deadlineAt: number;
}

/**
 * Asks one department, as long as that has a point. Rejects with DepartmentFailure. Queries are repeated once, when the
 * connection failed before anything came back; mutations never, as nobody knows whether they have been done. A replica
 * that could not be connected to has seen nothing: then the next one is asked, whatever the question.
 */
export class DepartmentClient {
  readonly #breaker: CircuitBreaker | null;
  readonly #bulkhead: Bulkhead;
  readonly #retries = new RetryBudget();

  constructor(
    private readonly name: string,
    private readonly replicas: Replicas,
    private readonly settings: ClientSettings,
  ) {
    this.#breaker = settings.hasCircuitBreaker ? new CircuitBreaker(settings.onCircuitChange) : null;
    this.#bulkhead = new Bulkhead(settings.maxInFlight, settings.deadlineMilliseconds * longestWaitShare);
  }

  /** Calls under way now. */
  get inFlight(): number {
    return this.#bulkhead.inFlight;
  }

  get addresses(): readonly string[] {
    return this.replicas.addresses;
  }

  async ask(question: Question): Promise<Answer> {
    if (this.replicas.addresses.length === 0) {
      throw new DepartmentFailure('unavailable', `no address is known for the department ${this.name}`);
    }
    const deadlineAt = Math.min(performance.now() + this.settings.deadlineMilliseconds, question.operationDeadlineAt);
    if (this.#breaker && this.#breaker.pauseMilliseconds > 0) throw this.#paused();
    const entering = this.#bulkhead.enter();
    if (entering !== true && !(await entering)) {
      throw new DepartmentFailure('refused', 'too many calls are in flight', { retryAfter: 1 });
    }
    let report: ((outcome: CallOutcome) => void) | null = null;
    let outcome: CallOutcome = 'unknown';
    let millisecondsGiven = 0;
    try {
      // Asked again: the wait may have been long enough for it to open.
      report = this.#breaker ? this.#breaker.admit() : () => undefined;
      if (!report) throw this.#paused();
      millisecondsGiven = deadlineAt - performance.now();
      const answer = await this.#askReplicas({ ...question, deadlineAt });
      outcome = 'success';
      return answer;
    } catch (error) {
      outcome = this.#meaningOf(error, millisecondsGiven);
      throw error;
    } finally {
      report?.(outcome);
      this.#bulkhead.leave();
    }
  }

  #paused(): DepartmentFailure {
    const retryAfter = Math.max(1, Math.ceil((this.#breaker?.pauseMilliseconds ?? 0) / 1000));
    return new DepartmentFailure('refused', 'the department has failed too often', { retryAfter });
  }

  /** A client that left says nothing about the department, nor does a call that was given little time. */
  #meaningOf(error: unknown, millisecondsGiven: number): CallOutcome {
    if (!(error instanceof DepartmentFailure) || error.reason === 'cancelled') return 'unknown';
    if (error.reason === 'timeout' && millisecondsGiven < this.settings.deadlineMilliseconds / 2) return 'unknown';
    return 'failure';
  }

  async #askReplicas(attempt: Attempt): Promise<Answer> {
    this.#retries.countCall();
    const addresses = this.replicas.inTurn();
    let isRepeated = false;
    for (let index = 0; ; index++) {
      const address = addresses[index % addresses.length]!;
      try {
        return await this.#askOne(address, attempt);
      } catch (error) {
        if (!(error instanceof DepartmentFailure)) throw error;
        if (error.reason !== 'cancelled') this.replicas.failed(address);
        const hasAnotherReplica = index + 1 < addresses.length;
        if (error.reached === 'nobody' && hasAnotherReplica) continue;
        const isRepeatable = !attempt.isMutation && !isRepeated && error.reached !== 'department';
        if (!isRepeatable || !this.#retries.take()) throw error;
        isRepeated = true;
        this.settings.onRetry();
        // Whoever else was cut off at this moment repeats as well: not all at once.
        await pause(Math.random() * longestJitterMilliseconds);
      }
    }
  }

  #askOne(address: string, { askAt, deadlineAt, clientGone }: Attempt): Promise<Answer> {
    if (clientGone.isGone) throw new DepartmentFailure('cancelled', 'the client left');
    const milliseconds = Math.ceil(deadlineAt - performance.now());
    if (milliseconds <= 0) throw new DepartmentFailure('timeout', 'the time for this is over');
    return askAt(address, milliseconds);
  }
}
