import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import {
  type ExternallyKnown,
  changesOf,
  inRefOrder,
  insertNew,
  lockByExternalRef,
  refKey,
  updateRow,
} from '../../kit/upsert';

export interface Written<Row> {
  id: string;
  outcome: 'created' | 'updated' | 'unchanged';
  /** The row as it was; null for a new one. */
  before: Row | null;
  /** What is different now; empty for a new row. */
  changes: Partial<Row>;
}

export interface Write<Row> {
  /** The record as it starts, when nobody knows its ref yet. */
  fresh: Partial<Row> & ExternallyKnown;
  /** What a record that is already here becomes; properties left out stay. */
  change: (stored: Row) => Partial<Row>;
}

/**
 * Writes records that partners may know by their own ids and whose change depends on what they were. New ones go in
 * with one statement; of one ref twice, the later record applies on top. revise is added to every real change.
 */
export async function writeRecords<Row extends ObjectLiteral & ExternallyKnown>(
  transaction: EntityManager,
  entity: EntityTarget<Row>,
  writes: readonly Write<Row>[],
  revise: (stored: Row) => Partial<Row> = () => ({}),
): Promise<Written<Row>[]> {
  const inserted = await insertNew<Row>(transaction, entity, inRefOrder(writes.map(({ fresh }) => fresh)));
  const rest = writes.filter(({ fresh }) => !inserted.has(fresh.id)).map(({ fresh }) => fresh);
  const known = await lockByExternalRef<Row>(transaction, entity, rest);
  const results: Written<Row>[] = [];
  for (const { fresh, change } of writes) {
    if (inserted.has(fresh.id)) {
      results.push({ id: fresh.id, outcome: 'created', before: null, changes: {} });
      continue;
    }
    const stored = known.get(refKey(fresh));
    if (!stored) throw new Error('a record was neither inserted nor found by its external ref');
    const changes = changesOf<Row>(transaction, entity, stored, change(stored));
    const changed = Object.keys(changes).length > 0;
    if (changed) Object.assign(changes, revise(stored));
    if (changed) await updateRow<Row>(transaction, entity, stored.id, changes);
    results.push({ id: stored.id, outcome: changed ? 'updated' : 'unchanged', before: { ...stored }, changes });
    Object.assign(stored, changes);
  }
  return results;
}
