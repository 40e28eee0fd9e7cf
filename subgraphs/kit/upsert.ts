import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { Exact } from './money';
import { columnsOf, tableOf } from './statement';

/** A row that a partner may know by an id of its own. */
export interface ExternallyKnown {
  id: string;
  externalSystem: string | null;
  externalValue: string | null;
}

export interface Upserted {
  id: string;
  outcome: 'created' | 'updated' | 'unchanged';
}

type Ref = Pick<ExternallyKnown, 'externalSystem' | 'externalValue'>;

/** Key of a partner's own id; null without one. */
export const refKey = ({ externalSystem, externalValue }: Ref): string | null =>
  externalValue === null ? null : JSON.stringify([externalSystem, externalValue]);

/** One order for all writers, so that two batches with the same refs wait for each other instead of in a circle. */
export const inRefOrder = <Row extends Ref>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => ((refKey(a) ?? '') < (refKey(b) ?? '') ? -1 : 1));

/** Locks the rows that have one of the refs; by refKey. */
export async function lockByExternalRef<Row extends ObjectLiteral & ExternallyKnown>(
  transaction: EntityManager,
  entity: EntityTarget<Row>,
  refs: readonly Ref[],
): Promise<Map<string | null, Row>> {
  const given = refs.filter((ref) => ref.externalValue !== null);
  if (given.length === 0) return new Map();
  const rows: Row[] = await transaction.query(
    `SELECT ${columnsOf(transaction, entity, 't')} FROM ${tableOf(transaction, entity)} t
      JOIN unnest($1::text[], $2::text[]) AS ref (system, value)
        ON t.external_system = ref.system AND t.external_value = ref.value
      ORDER BY t.id FOR UPDATE OF t`,
    [given.map((ref) => ref.externalSystem), given.map((ref) => ref.externalValue)],
  );
  return new Map(rows.map((row) => [refKey(row), row]));
}

/** Inserts rows with one statement; rows that collide with a unique index are left out. Returns the ids that went in. */
export async function insertNew<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const metadata = manager.connection.getMetadata(entity);
  const columns = metadata.columns.filter((column) => rows.some((row) => row[column.propertyName] !== undefined));
  const stored = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.databaseName, row[column.propertyName] ?? null])),
  );
  const names = columns.map((column) => column.databaseName).join(', ');
  const inserted: { id: string }[] = await manager.query(
    `INSERT INTO ${tableOf(manager, entity)} (${names})
      SELECT ${names} FROM jsonb_populate_recordset(NULL::${tableOf(manager, entity)}, $1::jsonb)
      ON CONFLICT DO NOTHING RETURNING ${metadata.primaryColumns[0]?.databaseName} AS id`,
    [JSON.stringify(stored)],
  );
  return new Set(inserted.map((row) => row.id));
}

function same(metadata: EntityMetadata, property: string, stored: unknown, wanted: unknown): boolean {
  if (stored === null || wanted === null) return stored === wanted;
  const type = metadata.findColumnWithPropertyName(property)?.type;
  if (type === 'numeric') return new Exact(stored as string).eq(wanted as string);
  if (stored instanceof Date) return stored.getTime() === new Date(wanted as Date).getTime();
  return typeof stored === 'object' ? JSON.stringify(stored) === JSON.stringify(wanted) : stored === wanted;
}

/** The properties of wanted that differ from the stored row; undefined means not given, and differs from nothing. */
export function changesOf<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  stored: Row,
  wanted: Partial<Row>,
): Partial<Row> {
  const metadata = manager.connection.getMetadata(entity);
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([property, value]) => value !== undefined && !same(metadata, property, stored[property], value),
    ),
  ) as Partial<Row>;
}

/** Writes changed properties of one row. */
export async function updateRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  id: string,
  changes: Partial<Row>,
): Promise<void> {
  const metadata = manager.connection.getMetadata(entity);
  const entries = Object.entries(changes);
  const assignments = entries.map(
    ([property], index) => `${metadata.findColumnWithPropertyName(property)?.databaseName} = $${index + 2}`,
  );
  await manager.query(
    `UPDATE ${tableOf(manager, entity)} SET ${[...assignments, 'updated_at = now()'].join(', ')} WHERE id = $1`,
    [id, ...entries.map(([, value]) => value)],
  );
}

const given = <Row extends object>(row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row;

/**
 * Writes rows that partners know by their own ids: new ones go in with one statement, known ones change only where
 * the given properties differ. Answers for each row in order; of one ref twice, the later row applies on top.
 * keep names properties that an existing row keeps, such as who the customer is; initial gives new rows what the
 * caller left out.
 */
export async function upsertByExternalRef<Row extends ObjectLiteral & ExternallyKnown>(
  transaction: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly (Partial<Row> & ExternallyKnown)[],
  { keep = [], initial = {} }: { keep?: readonly (keyof Row & string)[]; initial?: Partial<Row> } = {},
): Promise<Upserted[]> {
  const inserted = await insertNew<Row>(
    transaction,
    entity,
    inRefOrder(rows).map((row) => ({ ...initial, ...given(row) })),
  );
  const rest = rows.filter((row) => !inserted.has(row.id));
  const known = await lockByExternalRef<Row>(transaction, entity, rest);
  const results: Upserted[] = [];
  for (const row of rows) {
    const stored = known.get(refKey(row));
    if (inserted.has(row.id)) {
      results.push({ id: row.id, outcome: 'created' });
    } else if (!stored) {
      throw new Error('a row was neither inserted nor found by its external ref');
    } else {
      const wanted = { ...row, id: stored.id };
      for (const property of keep) delete wanted[property];
      const changes = changesOf<Row>(transaction, entity, stored, wanted);
      const changed = Object.keys(changes).length > 0;
      if (changed) await updateRow<Row>(transaction, entity, stored.id, changes);
      Object.assign(stored, changes);
      results.push({ id: stored.id, outcome: changed ? 'updated' : 'unchanged' });
    }
  }
  return results;
}
