import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { isOutage, isTransient, sqlState } from './database/failure';
import { type PublishedEvent, eventColumns, publishedSchema, schemaOf } from './outbox';
import type { OutboxReader } from './outbox-reader';

/** An event that a reader could not apply and went past. */
export interface DeadLetter {
  reader: string;
  source: string;
  transactionId: string;
  sequence: string;
  eventId: string;
  type: string;
  /** SQLSTATE or name of the error; its text may hold data and is in the log only. */
  reason: string;
  recordedAt: Date;
}

const attempts = 5;
const pauseMillis = 20;

const throwIfTemporary = (error: unknown): void => {
  if (isOutage(error) || isTransient(error)) throw error;
};

async function bury(transaction: EntityManager, reader: OutboxReader, event: PublishedEvent, error: unknown) {
  await transaction.query(
    `INSERT INTO ${schemaOf(transaction)}.outbox_dead_letter
       (reader, source, transaction_id, sequence, event_id, type, reason, recorded_at)
      VALUES ($1, $2, $3::xid8, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      ...[reader.name, event.source, event.transactionId, event.sequence, event.id, event.type],
      sqlState(error) ?? (error as Error).name,
      event.recordedAt,
    ],
  );
}

async function applyOne(
  transaction: EntityManager,
  reader: OutboxReader,
  event: PublishedEvent,
  log: Logger,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await transaction.transaction((savepoint) => reader.apply(savepoint, [event]));
      return;
    } catch (error) {
      throwIfTemporary(error);
      if (attempt === attempts) {
        log.error({ err: error, reader: reader.name, source: event.source, event: event.id }, 'a dead letter');
        return bury(transaction, reader, event, error);
      }
      await wait(pauseMillis * attempt);
    }
  }
}

/**
 * Applies a batch, and one by one when the batch fails; an event that fails again and again is put aside, so that it
 * holds up no other. What is the database's fault is thrown: it is nobody's dead letter.
 */
export async function applyEvents(
  transaction: EntityManager,
  reader: OutboxReader,
  events: readonly PublishedEvent[],
  log: Logger,
): Promise<void> {
  try {
    await transaction.transaction((savepoint) => reader.apply(savepoint, events));
  } catch (error) {
    throwIfTemporary(error);
    for (const event of events) await applyOne(transaction, reader, event, log);
  }
}

/** What the department's readers put aside, oldest first. */
export const deadLetters = (manager: EntityManager): Promise<DeadLetter[]> =>
  manager.query(
    `SELECT reader, source, transaction_id::text AS "transactionId", sequence::text, event_id AS "eventId", type, reason,
       recorded_at AS "recordedAt"
      FROM ${schemaOf(manager)}.outbox_dead_letter ORDER BY recorded_at, source, transaction_id, sequence`,
  );

/** Applies a dead letter once more; it is one no longer, or the error is thrown and it stays. */
export async function replay(database: DataSource, reader: OutboxReader, letter: DeadLetter): Promise<void> {
  await database.transaction(async (transaction) => {
    const place = [letter.transactionId, letter.sequence];
    const events: Omit<PublishedEvent, 'source'>[] = await transaction.query(
      `SELECT ${eventColumns} FROM ${publishedSchema}.${letter.source} o
        WHERE o.transaction_id = $1::xid8 AND o.sequence = $2`,
      place,
    );
    await reader.apply(
      transaction,
      events.map((event) => ({ source: letter.source, ...event })),
    );
    await transaction.query(
      `DELETE FROM ${schemaOf(transaction)}.outbox_dead_letter
        WHERE transaction_id = $1::xid8 AND sequence = $2 AND reader = $3 AND source = $4`,
      [...place, letter.reader, letter.source],
    );
  });
}

/** Applies all dead letters of these readers once more; those that fail again stay, and the log says why. */
export async function replayAll(
  database: DataSource,
  readers: readonly OutboxReader[],
  log: Logger,
): Promise<{ applied: number; left: DeadLetter[] }> {
  const left: DeadLetter[] = [];
  const letters = await deadLetters(database.manager);
  for (const letter of letters) {
    const reader = readers.find(({ name }) => name === letter.reader);
    try {
      if (!reader) throw new Error(`there is no reader ${letter.reader} any more`);
      await replay(database, reader, letter);
    } catch (error) {
      throwIfTemporary(error);
      log.warn({ err: error, reader: letter.reader, event: letter.eventId }, 'a dead letter stays one');
      left.push(letter);
    }
  }
  return { applied: letters.length - left.length, left };
}
