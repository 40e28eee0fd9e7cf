import type { EntityManager } from 'typeorm';
import type { FactValue } from '../../kit/facts';
import type { PublishedEvent } from '../../kit/outbox';
import type { OutboxReader } from '../../kit/outbox-reader';
import { applyDefinitions } from './definitions';

interface Addressed {
  customer_id: string;
  path: string;
  /** Null when there is no value any more. */
  parts: unknown[] | null;
  sequence: string;
}

function partsOf(value: FactValue | undefined): unknown[] | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length > 0 ? value : null;
  return [typeof value === 'object' ? value : { value }];
}

/** The latest value of each customer and path among the events. */
function latestValues(events: readonly PublishedEvent[]): Addressed[] {
  const latest = new Map<string, Addressed>();
  for (const { source, customerId, sequence, data } of events) {
    for (const [path, value] of Object.entries((data.facts ?? {}) as Record<string, FactValue>)) {
      if (customerId === null || !path.startsWith(`${source}.`)) continue;
      const key = `${customerId} ${path}`;
      const other = latest.get(key);
      if (other && BigInt(other.sequence) > BigInt(sequence)) continue;
      latest.set(key, { customer_id: customerId, path, parts: partsOf(value), sequence });
    }
  }
  return [...latest.values()];
}

/** Keeps what was published last, by the order of the locks it was published under; customers that are gone get nothing. */
async function keep(transaction: EntityManager, values: readonly Addressed[]): Promise<void> {
  await transaction.query(
    `INSERT INTO customer.addressed_fact AS a (customer_id, path, parts, sequence)
      SELECT n.customer_id, n.path, nullif(n.parts, 'null'), n.sequence
      FROM jsonb_to_recordset($1::jsonb) AS n (customer_id uuid, path text, parts jsonb, sequence bigint)
      WHERE EXISTS (SELECT FROM identity.customer c WHERE c.id = n.customer_id)
        AND (n.parts <> 'null' OR EXISTS (
          SELECT FROM customer.addressed_fact e WHERE e.customer_id = n.customer_id AND e.path = n.path))
      ORDER BY n.customer_id, n.path
      ON CONFLICT (customer_id, path) DO UPDATE SET parts = excluded.parts, sequence = excluded.sequence
        WHERE excluded.sequence > a.sequence`,
    [JSON.stringify(values)],
  );
}

/** Combines facts anew of the customers that the ids belong to, while nobody can merge them. */
async function combine(
  transaction: EntityManager,
  ids: readonly string[],
  paths: readonly string[],
): Promise<string[]> {
  await transaction.query(
    `SELECT FROM identity.customer WHERE id IN (SELECT canonical_id FROM identity.canonical($1::uuid[]))
      ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
  const changed: { id: string }[] = await transaction.query('SELECT customer.recombine($1::uuid[], $2::text[]) AS id', [
    ids,
    paths,
  ]);
  return changed.map(({ id }) => id);
}

const isValues = ({ source, type }: PublishedEvent) => type === `${source}.facts`;
const isDefinition = ({ source, type }: PublishedEvent) => type.startsWith(`${source}.facts.`);

async function applyValues(transaction: EntityManager, events: readonly PublishedEvent[], touch: boolean) {
  const values = latestValues(events);
  if (values.length === 0) return;
  await keep(transaction, values);
  const ids = [...new Set(values.map(({ customer_id }) => customer_id))];
  const paths = [...new Set(values.map(({ path }) => path))];
  const changed = await combine(transaction, ids, paths);
  if (!touch) return;
  // When it can be seen, not when it was published: whoever asks for what changed since then misses nothing.
  await transaction.query('UPDATE identity.customer SET updated_at = clock_timestamp() WHERE id = ANY ($1::uuid[])', [
    changed,
  ]);
}

/** Facts of all departments. Definitions are applied in their place among the values. */
export const factReader = ({ touch = true } = {}): OutboxReader => ({
  name: 'facts',
  async reset(transaction) {
    for (const table of ['fact', 'addressed_fact', 'fact_definition']) {
      await transaction.query(`DELETE FROM customer.${table}`);
    }
  },
  // Values that are read again are no change of the customer.
  ...(touch && { rebuilding: factReader({ touch: false }) }),
  async apply(transaction, events) {
    let values: PublishedEvent[] = [];
    for (const event of events) {
      if (isValues(event)) values.push(event);
      if (!isDefinition(event)) continue;
      await applyValues(transaction, values, touch);
      values = [];
      await applyDefinitions(transaction, event);
    }
    await applyValues(transaction, values, touch);
  },
});
