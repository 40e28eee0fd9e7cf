import DataLoader from 'dataloader';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { queryPrepared } from './database/prepared';
import { columnsOf, entityTextOnce, hidden, isUuid, tableOf } from './statement';

/** One value per key from one statement; read gives rows in any order, with their key. Missing keys get the fallback. */
export function valueByKey<Value, Row extends { key: string }>(
  read: (keys: readonly string[]) => Promise<Row[]>,
  value: (row: Row) => Value,
  fallback: (key: string) => Value,
): DataLoader<string, Value> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await read(keys)).map((row) => [row.key, row]));
    return keys.map((key) => {
      const row = rows.get(key);
      return row ? value(row) : fallback(key);
    });
  });
}

/** One plain row per key, null where there is none; an id that is no UUID has none. */
export function rowByKey<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  column = 'id',
  type: 'uuid' | 'text' = 'uuid',
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const asked = type === 'uuid' ? keys.filter(isUuid) : keys;
    const text = entityTextOnce(
      manager,
      entity,
      `row by ${column} ${type}`,
      () =>
        `SELECT t.${column}::text AS "__key", ${columnsOf(manager, entity, 't')} FROM ${tableOf(manager, entity)} t
          WHERE t.${column} = ANY(${hidden(`$1::${type}[]`)}::${type}[])`,
    );
    const rows = await queryPrepared<Row & { __key: string }>(manager, text, [asked]);
    const byKey = new Map(rows.map((row) => [row.__key, row]));
    return keys.map((key) => byKey.get(type === 'uuid' ? key.toLowerCase() : key) ?? null);
  });
}

/** All plain rows per key, in the stated order; for lists that stay short, such as the lines of an order. */
export function rowsByKey<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  column: string,
  orderBy: string,
): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const text = entityTextOnce(
      manager,
      entity,
      `rows by ${column} in order of ${orderBy}`,
      () =>
        `SELECT t.${column}::text AS "__key", ${columnsOf(manager, entity, 't')} FROM ${tableOf(manager, entity)} t
          WHERE t.${column} = ANY(${hidden('$1::uuid[]')}::uuid[]) ORDER BY ${orderBy}`,
    );
    const rows = await queryPrepared<Row & { __key: string }>(manager, text, [keys]);
    const grouped = Map.groupBy(rows, (row) => row.__key);
    return keys.map((key) => grouped.get(key) ?? []);
  });
}

/**
 * The surviving id of each customer id: what goes out is canonical, whatever a row holds.
 * Without it one answer could hold the id of one customer and the name of another.
 */
export const canonicalCustomerId = (manager: EntityManager): DataLoader<string, string> =>
  valueByKey<string, { key: string; canonical: string }>(
    (ids) =>
      queryPrepared(
        manager,
        'SELECT id::text AS key, canonical_id::text AS canonical FROM identity.canonical($1::uuid[])',
        [ids],
      ),
    (row) => row.canonical,
    (id) => id,
  );
