import type { OutboxReader } from '../../kit/outbox-reader';

/** Keeps what departments tell of customers; an event that comes again is there already. */
export const timelineReader: OutboxReader = {
  name: 'timeline',
  async reset(transaction) {
    await transaction.query('DELETE FROM customer.timeline_entry');
  },
  async apply(transaction, events) {
    const told = events.flatMap(({ timeline, ...event }) =>
      timeline && event.customerId !== null ? [{ ...event, ...timeline }] : [],
    );
    if (told.length === 0) return;
    await transaction.query(
      `INSERT INTO customer.timeline_entry
         (id, customer_id, department, transaction_id, sequence, occurred_at, recorded_at, kind, summary, subject_type, subject_id)
        SELECT id, "customerId", source, "transactionId"::xid8, sequence, "occurredAt", "recordedAt", kind, summary, "subjectType", "subjectId"
        FROM jsonb_to_recordset($1::jsonb) AS e (id uuid, "customerId" uuid, source text, "transactionId" text,
          sequence bigint, "occurredAt" timestamptz, "recordedAt" timestamptz, kind text, summary text,
          "subjectType" text, "subjectId" text)
        WHERE EXISTS (SELECT FROM identity.customer c WHERE c.id = "customerId")
        ON CONFLICT (id) DO NOTHING`,
      [JSON.stringify(told)],
    );
  },
};
