import type { EntityManager, QueryRunner } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { noteTouched } from './audit/writes';
import { departmentGroup } from './database/roles';

/** Schema in which each department's outbox is a view of its name: what is there is what may be read of it. */
export const publishedSchema = 'outbox';

/** Channel on which a commit says that there is something to read. A hint: readers poll as well. */
export const outboxChannel = 'customer_graph_outbox';

/** What the timeline shows of an event. The summary holds codes and figures, never what somebody wrote. */
export interface TimelineNote {
  /** What happened, department first: sales.order.placed. */
  kind: string;
  summary: string;
  /** Type in the graph and id of the record it is about. */
  subjectType: string;
  subjectId: string;
}

/** Something that happened, as CloudEvents has it; data holds ids, codes and figures. */
export interface OutboxEvent {
  /** Department first: sales.order.placed. */
  type: string;
  /** The customer's id as it was addressed, never canonicalised; null when the event is about no customer. */
  customerId: string | null;
  occurredAt: Date;
  data: object;
  timeline?: TimelineNote;
}

/** An event as a reader gets it. */
export interface PublishedEvent {
  /** The department that published it. */
  source: string;
  /** Its place among all events of the source: first by transaction, then by sequence. */
  transactionId: string;
  sequence: string;
  id: string;
  type: string;
  /** As it was addressed; null when the event is about no customer. */
  customerId: string | null;
  occurredAt: Date;
  recordedAt: Date;
  data: Record<string, unknown>;
  timeline: TimelineNote | null;
}

/** Select list that yields published events from a view o, source left out. */
export const eventColumns = `
  o.transaction_id::text AS "transactionId", o.sequence::text, o.id, o.type, o.subject AS "customerId",
  o."time" AS "occurredAt", o.recorded_at AS "recordedAt", o.data, o.timeline`;

/** The schema that a transaction's department writes to. */
export const schemaOf = (manager: EntityManager): string => (manager.connection.options as { schema: string }).schema;

/**
 * Creates the outbox of a department, and the view of it that others may read. transaction_id is what makes reading
 * safe against late commits: sequence alone is not in the order of commits.
 */
export async function createOutbox(queryRunner: QueryRunner, schema: string): Promise<void> {
  const columns = 'transaction_id, sequence, id, type, subject, "time", recorded_at, data, timeline';
  for (const statement of [
    `CREATE TABLE ${schema}.outbox (
       transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
       sequence bigint GENERATED ALWAYS AS IDENTITY,
       id uuid NOT NULL,
       type text NOT NULL,
       subject uuid,
       "time" timestamptz(3) NOT NULL,
       recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
       data jsonb NOT NULL,
       timeline jsonb,
       PRIMARY KEY (transaction_id, sequence))`,
    `CREATE INDEX outbox_declared ON ${schema}.outbox (sequence) WHERE type = '${schema}.facts.declared'`,
    `CREATE INDEX outbox_subject ON ${schema}.outbox (subject) WHERE subject IS NOT NULL`,
    `CREATE VIEW ${publishedSchema}.${schema} AS SELECT ${columns} FROM ${schema}.outbox`,
    `GRANT SELECT ON ${publishedSchema}.${schema} TO ${departmentGroup}`,
  ]) {
    await queryRunner.query(statement);
  }
}

/** Whether the department publishes anything: one without a migration that creates its outbox does not. */
export async function hasOutbox(manager: EntityManager): Promise<boolean> {
  const [row]: { here: boolean }[] = await manager.query('SELECT to_regclass($1) IS NOT NULL AS here', [
    `${schemaOf(manager)}.outbox`,
  ]);
  return row?.here ?? false;
}

/** Undoes createOutbox. */
export async function dropOutbox(queryRunner: QueryRunner, schema: string): Promise<void> {
  await queryRunner.query(`DROP VIEW IF EXISTS ${publishedSchema}.${schema}`);
  await queryRunner.query(`DROP TABLE ${schema}.outbox`);
}

/** Publishes events with the transaction that caused them, in the order given: both happen, or neither. */
export async function publish(transaction: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  noteTouched(
    transaction,
    events.map(({ customerId }) => customerId),
  );
  const schema = schemaOf(transaction);
  const rows = events.map(({ type, customerId, occurredAt, data, timeline }) => ({
    ...{ id: uuid(), type, subject: customerId, time: occurredAt, data, timeline },
  }));
  await transaction.query(
    `WITH published AS (
       INSERT INTO ${schema}.outbox (id, type, subject, "time", data, timeline)
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS e (id uuid, type text, subject uuid, "time" timestamptz, data jsonb, timeline jsonb))
     SELECT pg_notify($2, $3)`,
    [JSON.stringify(rows), outboxChannel, schema],
  );
}

/** Removes what the department's outbox holds of customers that were erased. */
export async function forgetEvents(transaction: EntityManager, customerIds: readonly string[]): Promise<number> {
  const [row]: { count: number }[] = await transaction.query(
    `WITH forgotten AS (DELETE FROM ${schemaOf(transaction)}.outbox WHERE subject = ANY ($1::uuid[]) RETURNING id)
     SELECT count(*)::int AS count FROM forgotten`,
    [customerIds],
  );
  return row?.count ?? 0;
}
