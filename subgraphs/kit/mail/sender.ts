import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { BackgroundTask } from '../background';
import type { CommitWatch } from '../commit-watch';
import { queryPrepared } from '../database/prepared';
import { NotTakenError, RefusedMailError } from './mail-errors';
import type { MailContent } from './outgoing-mail';
import type { MailTransport } from './transport';

const atOnce = 8;
const idleMilliseconds = 500;
/** A sender that has not begun to hand a mail over by then was killed or forgotten: the mail is anybody's again. */
const keptSeconds = 60;
/** Longer than any transport waits: whoever has not said by then how it went was killed. */
const abandonedAfterSeconds = 120;
const firstDelaySeconds = 5;
const longestDelaySeconds = 3_600;
const keptProblemLength = 500;

interface Taken {
  id: string;
  messageId: string;
  content: MailContent;
  attempts: number;
  createdAt: Date;
}

interface SenderParts {
  database: DataSource;
  transport: MailTransport;
  mailFrom: string;
  log: Logger;
}

/**
 * Sends what is in line, in the order it came, each mail once as far as its transport allows. A mail that was taken
 * stays QUEUED and is merely due later, so that after a kill it goes out by itself. Only at the last moment before it
 * is handed over it is marked SENDING, by the sender that took it last: after a kill from then on it is in doubt
 * instead of being sent a second time.
 */
export class MailSender {
  readonly #table: string;

  constructor(private readonly parts: SenderParts) {
    this.#table = `${(parts.database.options as { schema: string }).schema}.outgoing_mail`;
  }

  /** The task that sends until it is told to stop; then it finishes the mails it has begun. */
  task(commits: CommitWatch): BackgroundTask {
    return {
      name: 'mail-sender',
      run: async (signal) => {
        while (!signal.aborted) {
          const { seen } = commits;
          const withinMillis = await this.#dueInMillis();
          if (withinMillis > 0) await commits.next(signal, seen, { withinMillis });
          else if ((await this.sendDue()) === 0) {
            await pause(idleMilliseconds, undefined, { signal }).catch(() => undefined);
          }
        }
        this.parts.transport.close();
      },
    };
  }

  /** When the next mail is due, or has been handed over for too long, unless others come before it. */
  async #dueInMillis(): Promise<number> {
    const [next] = await queryPrepared<{ millis: number | null }>(
      this.parts.database.manager,
      `SELECT (1000 * extract(epoch FROM least(
          (SELECT min(due_at) FROM ${this.#table} WHERE state = 'QUEUED'),
          (SELECT min(sending_since) FROM ${this.#table} WHERE state = 'SENDING') + make_interval(secs => $1)
        ) - now()))::float AS millis`,
      [abandonedAfterSeconds],
    );
    return next?.millis ?? Infinity;
  }

  /** Sends a few of those in line; returns how many were tried. */
  async sendDue(): Promise<number> {
    await this.#doubtAbandoned();
    const taken = await this.#take();
    await Promise.all(taken.map((mail) => this.#send(mail)));
    return taken.length;
  }

  async #doubtAbandoned(): Promise<void> {
    const state = this.parts.transport.isRepeatable ? 'QUEUED' : 'IN_DOUBT';
    const doubted: { id: string }[] = await this.#returning(
      `UPDATE ${this.#table} SET state = $1, problem = 'its sender ended while it was handed over', updated_at = now()
        WHERE state = 'SENDING' AND sending_since < now() - make_interval(secs => $2) RETURNING id`,
      [state, abandonedAfterSeconds],
    );
    for (const { id } of doubted) this.parts.log.warn({ mail: id, state }, 'a mail was left half sent');
  }

  #take(): Promise<Taken[]> {
    return this.#returning(
      `UPDATE ${this.#table} SET due_at = now() + make_interval(secs => $2), attempts = attempts + 1, updated_at = now()
        WHERE id IN (SELECT id FROM ${this.#table} WHERE state = 'QUEUED' AND due_at <= now()
          ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, message_id AS "messageId", content, attempts, created_at AS "createdAt"`,
      [atOnce, keptSeconds],
    );
  }

  /** Whoever took the mail last counted the last attempt: for all others it is too late to begin. */
  async #beginHandingOver({ id, attempts }: Taken): Promise<void> {
    const begun = await this.#returning(
      `UPDATE ${this.#table} SET state = 'SENDING', sending_since = now(), updated_at = now()
        WHERE id = $1 AND state = 'QUEUED' AND attempts = $2 RETURNING id`,
      [id, attempts],
    ).catch((cause: unknown) => {
      throw new NotTakenError('the mail could not be marked', { cause });
    });
    if (begun.length === 0) throw new NotTakenError('another sender has taken the mail');
  }

  async #send(mail: Taken): Promise<void> {
    const { transport, mailFrom, log } = this.parts;
    const { id, messageId, content, attempts, createdAt } = mail;
    try {
      const begin = () => this.#beginHandingOver(mail);
      await transport.send({ messageId, content, date: createdAt, from: mailFrom }, begin);
      await this.#mark(mail, "state = 'SENT', sent_at = now(), content = NULL, problem = NULL");
    } catch (error) {
      const problem = String((error as Error).message).slice(0, keptProblemLength);
      if (error instanceof NotTakenError) {
        const seconds = Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** (attempts - 1));
        log.warn({ err: error, mail: id, seconds }, 'a mail was not taken and will be tried again');
        await this.#mark(mail, "state = 'QUEUED', due_at = now() + make_interval(secs => $4), problem = $3", [
          problem,
          seconds,
        ]);
      } else {
        const state = error instanceof RefusedMailError ? 'FAILED' : 'IN_DOUBT';
        log.error({ err: error, mail: id, state }, 'a mail was not sent as it should be');
        await this.#mark(mail, 'state = $4, problem = $3', [problem, state]);
      }
    }
  }

  /** Says how it went, unless another sender has the mail now. What comes late still ends the doubt about a mail. */
  async #mark({ id, attempts }: Taken, assignments: string, parameters: unknown[] = []): Promise<void> {
    await this.parts.database.query(
      `UPDATE ${this.#table} SET ${assignments}, updated_at = now()
        WHERE id = $1 AND attempts = $2 AND state IN ('QUEUED', 'SENDING', 'IN_DOUBT')`,
      [id, attempts, ...parameters],
    );
  }

  /** TypeORM answers an UPDATE with its rows and their number. */
  async #returning<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const [rows] = await this.parts.database.query<[Row[], number]>(sql, parameters);
    return rows;
  }
}
