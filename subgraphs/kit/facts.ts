import type { DataSource, EntityManager } from 'typeorm';
import { noteTouched } from './audit/writes';
import { type OutboxEvent, outboxChannel, publish, schemaOf } from './outbox';

/**
 * How the values of customers that were merged become one.
 * SUM, MAX, MIN of numbers or instants; ANY, ALL of booleans; LATEST of { value, at }; WEIGHTED_MEAN of
 * { value, weight }; PREVAILING of [{ group, value, weight }]: values and weights are summed within each group, and the
 * heaviest group's sum is the value, or its name where value is left out. DIFFER of [{ group, weight }]: whether there
 * is more than one group.
 */
export type Combination = 'SUM' | 'MAX' | 'MIN' | 'ANY' | 'ALL' | 'LATEST' | 'WEIGHTED_MEAN' | 'PREVAILING' | 'DIFFER';

/** One figure about a customer by which customers can be filtered. */
export interface FactDefinition {
  /** Department first: sales.orderCount. */
  path: string;
  type: 'TEXT' | 'NUMBER' | 'DECIMAL' | 'BOOLEAN' | 'DATE' | 'DATETIME' | 'CHOICE' | 'ID';
  description: string;
  orderable: boolean;
  combine: Combination;
  /** What a customer has whom the department has never met; null when left out. A number must be the least there is. */
  absent?: number | boolean;
  /** The fact without a value of which nobody has one of this, such as the count of what this is the sum of. */
  within?: string;
}

/**
 * A value as it is published of one customer id; null is as if it had never been published, and { value: null, at } that
 * there is none since then. Texts end at 500 characters.
 */
export type FactValue =
  | string
  | number
  | boolean
  | null
  | { value: string | number | boolean | null; weight?: number; at?: Date }
  | { group: string; value?: string | number; weight: number }[];

/** The facts that a department keeps published. */
export interface Facts {
  definitions: readonly FactDefinition[];
  /**
   * SELECT of (customer_id uuid, facts jsonb) for the ids in $1::uuid[], which are addressed ids: each alone, not with
   * those it was merged with. facts holds a FactValue for each path; an id without a row has none.
   */
  sql: string;
}

const factsOf = new WeakMap<DataSource, Facts>();

/** Tells what a department's connections publish with publishFacts. */
export function attachFacts(dataSource: DataSource, facts: Facts | undefined): void {
  if (facts) factsOf.set(dataSource, facts);
}

/**
 * Holds the customers until the transaction ends, so that of two writers the later one computes with what the earlier
 * one wrote. Ids are locked in one order; only the last step of a transaction may do it.
 */
async function lockFacts(transaction: EntityManager, customerIds: readonly string[]): Promise<void> {
  await transaction.query(
    `SELECT pg_advisory_xact_lock(lock) FROM (
       SELECT DISTINCT hashtextextended($1 || id, 0) AS lock FROM unnest($2::text[]) id ORDER BY lock) locks`,
    [`facts ${schemaOf(transaction)} `, customerIds],
  );
}

/**
 * Publishes the department's facts of customers as they are after the transaction's writes: one statement however many
 * customers. The last step of a transaction, once; ids are those that were addressed, null and repeated ones count not.
 */
export async function publishFacts(
  transaction: EntityManager,
  customerIds: readonly (string | null | undefined)[],
): Promise<void> {
  noteTouched(transaction, customerIds);
  const facts = factsOf.get(transaction.connection);
  const ids = [...new Set(customerIds)].filter((id) => id != null);
  if (!facts || ids.length === 0) return;
  const schema = schemaOf(transaction);
  await lockFacts(transaction, ids);
  // A statement of its own: only its snapshot sees what was committed while the locks were waited for.
  await transaction.query(
    `WITH computed AS (${facts.sql}), published AS (
       INSERT INTO ${schema}.outbox (id, type, subject, "time", data)
       SELECT gen_random_uuid(), $2, id, now(), jsonb_build_object('facts', coalesce(c.facts, $3::jsonb))
       FROM unnest($1::uuid[]) id LEFT JOIN computed c ON c.customer_id = id)
     SELECT pg_notify($4, $5)`,
    [
      ...[ids, `${schema}.facts`],
      JSON.stringify(Object.fromEntries(facts.definitions.map(({ path }) => [path, null]))),
      ...[outboxChannel, schema],
    ],
  );
}

const factEvent = (schema: string, name: string, data: object): OutboxEvent => ({
  type: `${schema}.facts${name}`,
  customerId: null,
  occurredAt: new Date(),
  data,
});

/** Publishes values that the caller knows, such as those of custom fields; paths left out stay as they are. */
export async function publishFactValues(
  transaction: EntityManager,
  values: readonly { customerId: string; facts: Record<string, FactValue> }[],
): Promise<void> {
  if (values.length === 0) return;
  await lockFacts(
    transaction,
    values.map(({ customerId }) => customerId),
  );
  const schema = schemaOf(transaction);
  await publish(
    transaction,
    values.map(({ customerId, facts }) => ({ ...factEvent(schema, '', { facts }), customerId })),
  );
}

/** Defines facts at run time, or defines them anew; values are published afterwards. */
export const defineFacts = (transaction: EntityManager, definitions: readonly FactDefinition[]): Promise<void> =>
  publish(transaction, [factEvent(schemaOf(transaction), '.defined', { definitions })]);

/** Takes facts that were defined at run time out of use, with all their values. */
export const retireFacts = (transaction: EntityManager, paths: readonly string[]): Promise<void> =>
  publish(transaction, [factEvent(schemaOf(transaction), '.retired', { paths })]);

/**
 * Declares which facts the department's code publishes, unless the latest declaration says the same; those that it no
 * longer names go out of use. What is defined at run time stays.
 */
export async function declareFacts(manager: EntityManager, facts: Facts | undefined): Promise<void> {
  const schema = schemaOf(manager);
  const definitions = facts?.definitions ?? [];
  const [latest]: { same: boolean }[] = await manager.query(
    `SELECT data -> 'definitions' = $2::jsonb AS same FROM ${schema}.outbox WHERE type = $1 ORDER BY sequence DESC LIMIT 1`,
    [`${schema}.facts.declared`, JSON.stringify(definitions)],
  );
  if (latest?.same || (!latest && definitions.length === 0)) return;
  await publish(manager, [factEvent(schema, '.declared', { definitions })]);
}
