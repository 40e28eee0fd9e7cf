import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { BackgroundTask } from '../../kit/background';
import type { CommitWatch } from '../../kit/commit-watch';
import { NotTakenError, RefusedMailError } from '../../kit/mail/mail-errors';
import { committed } from '../../kit/mutate';
import type { Settings } from '../../kit/settings';
import type { Carrier } from './carrier';
import { claimMessages } from './claim';
import type { ClaimedMessage } from './decision';
import { retryAfterSeconds } from './retry';
import { type HandedOver, doubtAbandoned, endCampaigns, isSending, settleMessages } from './settle';

const atOnce = 50;
/** While the messages of one are handed over, the other claims and settles. */
const lanes = 2;
const idleMilliseconds = 500;
/** Longer than any carrier waits, a turn of its own included: whoever has not said by then how it went was killed. */
const abandonedAfterMilliseconds = 600_000;
const keptProblemLength = 500;

interface SenderParts {
  database: DataSource;
  carrier: Carrier;
  settings: Settings;
  log: Logger;
  clock?: () => Date;
}

/** Sends what campaigns have queued, each message at most once (0026). */
export class CampaignSender {
  readonly #clock: () => Date;

  constructor(private readonly parts: SenderParts) {
    this.#clock = parts.clock ?? (() => new Date());
  }

  /** The task that sends until it is told to stop; then it finishes the messages it has begun. */
  task(commits: CommitWatch): BackgroundTask {
    return { name: 'campaign-sender', run: (signal) => this.#run(signal, commits) };
  }

  async #run(signal: AbortSignal, commits: CommitWatch): Promise<void> {
    const failed = new AbortController();
    const stop = AbortSignal.any([signal, failed.signal]);
    const lane = async () => {
      while (!stop.aborted) {
        const { seen } = commits;
        if (!(await isSending(this.parts.database.manager))) await commits.next(stop, seen);
        else if ((await this.#sendSome()) === 0) {
          await pause(idleMilliseconds, undefined, { signal: stop }).catch(() => undefined);
        }
      }
    };
    // Whoever begins anew after a failure must not find the other lane still running.
    const ended = await Promise.allSettled(Array.from({ length: lanes }, () => lane().finally(() => failed.abort())));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
    this.parts.carrier.close();
  }

  /** Sends a few of those that are due; returns about how many it has decided. */
  async sendDue(): Promise<number> {
    return (await isSending(this.parts.database.manager)) ? this.#sendSome() : 0;
  }

  async #sendSome(): Promise<number> {
    const { database, settings } = this.parts;
    const { claimed, decidedCount } = await committed(database, (transaction) =>
      claimMessages(transaction, { limit: atOnce, settings, clock: this.#clock }),
    );
    const handedOver = await Promise.all(claimed.map((message) => this.#handOver(message)));
    await committed(database, (transaction) => settleMessages(transaction, handedOver, this.#clock()));
    if (decidedCount < atOnce) await this.#tidy();
    return decidedCount;
  }

  async #handOver(message: ClaimedMessage): Promise<HandedOver> {
    const { carrier, log } = this.parts;
    const { id, attempts } = message;
    try {
      await carrier.send(message);
      return { id, outcome: 'TAKEN' };
    } catch (error) {
      const problem = String((error as Error).message).slice(0, keptProblemLength);
      if (error instanceof NotTakenError) {
        const seconds = retryAfterSeconds(attempts);
        log.warn({ err: error, message: id, seconds }, 'a campaign message was not taken and will be tried again');
        return { id, outcome: 'NOT_TAKEN', problem, dueAt: new Date(this.#clock().getTime() + seconds * 1_000) };
      }
      const outcome = error instanceof RefusedMailError ? 'REFUSED' : 'DOUBT';
      log.error({ err: error, message: id, outcome }, 'a campaign message was not sent as it should be');
      return { id, outcome, problem };
    }
  }

  /** Gives up what was left half sent, and ends campaigns that have nothing left to send. */
  async #tidy(): Promise<void> {
    const { database, log } = this.parts;
    const now = this.#clock();
    const before = new Date(now.getTime() - abandonedAfterMilliseconds);
    const doubted = await committed(database, (transaction) => doubtAbandoned(transaction, before, now));
    for (const message of doubted) log.warn({ message }, 'a campaign message was left half sent');
    await committed(database, (transaction) => endCampaigns(transaction));
  }
}
