import type { DataSource, EntityManager } from 'typeorm';
import { type OutboxEvent, publish, schemaOf } from './outbox';
import { columnsOf, tableOf } from './statement';

/** Records of one kind whose events can be told from their rows, however late. */
export interface PastRecords {
  entity: new () => object;
  /** What each of them begins with; one that was published without it is older than the outbox. */
  type: string;
  /** What happened to a record, as far as its row tells; each event has a note for the timeline. */
  events: (row: object) => OutboxEvent[];
}

/** Keeps the type of the rows while the records join others in one list. */
export const pastRecords = <Row extends object>(
  entity: new () => Row,
  type: string,
  events: (row: Row) => OutboxEvent[],
): PastRecords => ({ entity, type, events: (row) => events(row as Row) });

const batchSize = 500;

const keyOf = ({ type, customerId, timeline }: Pick<OutboxEvent, 'type' | 'customerId' | 'timeline'>): string =>
  `${type} ${customerId} ${timeline?.subjectId}`;

async function publishUntold(transaction: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  const told: Pick<OutboxEvent, 'type' | 'customerId' | 'timeline'>[] = await transaction.query(
    `SELECT type, subject AS "customerId", timeline FROM ${schemaOf(transaction)}.outbox
      WHERE subject = ANY ($1::uuid[]) AND timeline IS NOT NULL`,
    [events.map(({ customerId }) => customerId)],
  );
  const known = new Set(told.map(keyOf));
  await publish(
    transaction,
    events.filter((event) => !known.has(keyOf(event))),
  );
}

/**
 * Publishes what happened to records that are older than the outbox, so that timelines tell it. Returns how many those
 * were. Beside a running system; when it is broken off, it goes on.
 */
export async function publishPast(database: DataSource, { entity, type, events }: PastRecords): Promise<number> {
  const { manager } = database;
  let count = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows: { id: string; __told: boolean }[] = await database.query(
      // Nothing is told any more of those who were erased.
      `SELECT ${columnsOf(manager, entity, 't')}, t.customer_id IS NULL OR EXISTS (
            SELECT FROM ${schemaOf(manager)}.outbox o
            WHERE o.subject = t.customer_id AND o.type = $2 AND o.timeline ->> 'subjectId' = t.id::text)
          OR NOT EXISTS (SELECT FROM identity.canonical(ARRAY[t.customer_id])) AS "__told"
        FROM (SELECT * FROM ${tableOf(manager, entity)} WHERE id > $1 ORDER BY id LIMIT ${batchSize}) t ORDER BY t.id`,
      [after, type],
    );
    const untold = rows.filter(({ __told }) => !__told);
    if (untold.length > 0) {
      await database.transaction((transaction) => publishUntold(transaction, untold.flatMap(events)));
    }
    count += untold.length;
    const last = rows.at(-1);
    if (!last) return count;
    after = last.id;
  }
}
