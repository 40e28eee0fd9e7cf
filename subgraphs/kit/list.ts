import DataLoader from 'dataloader';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { queryPrepared } from './database/prepared';
import { condition, type FilterFields } from './filter';
import { type Connection, type Page, type PageArguments, type Position, connectionOf, readPage } from './pagination';
import { Statement, columnsOf, hidden, tableOf } from './statement';

/** One ordered, filterable list over one table. In its SQL the table's alias is t. */
export interface List<Row extends ObjectLiteral, Filter extends object = Record<string, never>> {
  /** Names the order; part of each cursor. */
  name: string;
  entity: EntityTarget<Row>;
  /** SQL expression and PostgreSQL type of the sort value; it must not be null. Ties are broken by t.id. */
  orderBy: { expression: string; type: string; direction: 'ASC' | 'DESC' };
  filter?: FilterFields<Filter>;
}

export type ListArguments<Filter> = PageArguments & { filter?: Filter | null };

/** Which rows of a list belong to a key: an SQL source of (key, member) and the column that equals member. */
export interface KeyedBy {
  column: string;
  /** SQL table expression of the keys; the placeholder holds an array of them. */
  source: (keys: string) => string;
  type: string;
}

/** Rows of a customer: those of every id that was merged into the customer, in the same statement. */
export const byCustomer: KeyedBy = {
  column: 'customer_id',
  source: (keys) => `identity.members(${keys}) AS k(key, member)`,
  type: 'uuid[]',
};

/** Rows whose column holds the key itself. */
export const byColumn = (column: string, type = 'uuid[]'): KeyedBy => ({
  column,
  source: (keys) => `(SELECT key, key AS member FROM unnest(${hidden(keys)}) AS key) AS k`,
  type,
});

type Ordered<Row> = Row & { __order: unknown; __key: string };

function positionOf(row: ObjectLiteral): Position {
  return { value: (row as Ordered<ObjectLiteral>).__order, id: String(row.id) };
}

function direction<Row extends ObjectLiteral>(list: List<Row, never>, page: Page) {
  return (list.orderBy.direction === 'ASC') === page.forward
    ? ({ keyword: 'ASC', symbol: '>' } as const)
    : ({ keyword: 'DESC', symbol: '<' } as const);
}

function conditions<Row extends ObjectLiteral, Filter extends object>(
  list: List<Row, Filter>,
  filter: Filter | null | undefined,
  page: Page | null,
  statement: Statement,
): string {
  const parts = ['TRUE'];
  if (filter && list.filter) parts.push(condition(filter, list.filter, statement));
  if (page?.from) {
    const { expression, type } = list.orderBy;
    const from = `(${statement.bind(page.from.value, type)}, ${statement.bind(page.from.id, 'uuid')})`;
    parts.push(`(${expression}, t.id) ${direction(list as List<Row, never>, page).symbol} ${from}`);
  }
  return parts.join(' AND ');
}

/** One page of a whole list, with one statement; extra narrows the list with a condition of the caller's own. */
export async function pageOf<Row extends ObjectLiteral, Filter extends object>(
  manager: EntityManager,
  list: List<Row, Filter>,
  { filter, ...pageArguments }: ListArguments<Filter>,
  extra: (statement: Statement) => string = () => 'TRUE',
): Promise<Connection<Row>> {
  const page = readPage(list.name, pageArguments);
  const table = tableOf(manager, list.entity);
  const { keyword } = direction(list as List<Row, never>, page);
  const statement = new Statement();
  const where = `${conditions(list, filter, page, statement)} AND ${extra(statement)}`;
  const rows: Row[] = await manager.query(
    `SELECT ${columnsOf(manager, list.entity, 't')}, ${list.orderBy.expression} AS "__order" FROM ${table} t
      WHERE ${where} ORDER BY "__order" ${keyword}, t.id ${keyword} LIMIT ${page.size + 1}`,
    statement.parameters,
  );
  return connectionOf(list.name, page, rows, positionOf, async () => {
    const count = new Statement();
    const [row]: { count: number }[] = await manager.query(
      `SELECT count(*)::int AS count FROM ${table} t WHERE ${conditions(list, filter, null, count)} AND ${extra(count)}`,
      count.parameters,
    );
    return row?.count ?? 0;
  });
}

async function pagesByKey<Row extends ObjectLiteral, Filter extends object>(
  manager: EntityManager,
  list: List<Row, Filter>,
  keyedBy: KeyedBy,
  { filter, ...pageArguments }: ListArguments<Filter>,
  keys: readonly string[],
): Promise<Connection<Row>[]> {
  const page = readPage(list.name, pageArguments);
  const table = tableOf(manager, list.entity);
  const { keyword } = direction(list as List<Row, never>, page);
  const source = (statement: Statement) => keyedBy.source(statement.bind(keys, keyedBy.type));
  const where = (statement: Statement, start: Page | null) =>
    `t.${keyedBy.column} = k.member AND ${conditions(list, filter, start, statement)}`;
  // Filters have too many shapes to be worth the memory of a plan.
  const query = <Found>({ parameters }: Statement, text: string): Promise<Found[]> =>
    filter ? manager.query(text, parameters) : queryPrepared(manager, text, parameters);
  const statement = new Statement();
  // Each member's own first rows, so that those who have a hundred thousand cost no more than the others.
  const rows = await query<Ordered<Row>>(
    statement,
    `SELECT k.key AS "__key", r.* FROM ${source(statement)} CROSS JOIN LATERAL (
       SELECT ${columnsOf(manager, list.entity, 't')}, ${list.orderBy.expression} AS "__order" FROM ${table} t
         WHERE ${where(statement, page)} ORDER BY "__order" ${keyword}, t.id ${keyword}
         LIMIT ${hidden(statement.bind(page.size + 1, 'int'))}) r
     ORDER BY r."__order" ${keyword}, r.id ${keyword}`,
  );
  const grouped = Map.groupBy(rows, (row) => row.__key);
  const counts = new DataLoader<string, number>(async (counted) => {
    const count = new Statement();
    const totals = await query<{ key: string; count: number }>(
      count,
      `SELECT k.key, count(*)::int AS count FROM ${source(count)} JOIN ${table} t ON ${where(count, null)} GROUP BY k.key`,
    );
    const byKey = new Map(totals.map((total) => [total.key, total.count]));
    return counted.map((key) => byKey.get(key) ?? 0);
  });
  return keys.map((key) =>
    connectionOf<Row>(list.name, page, grouped.get(key) ?? [], positionOf, () => counts.load(key)),
  );
}

/**
 * Loader of one page per key: however many keys and one set of arguments, one statement.
 * Keys must be of the column's type; a customer nobody has met gets an empty page.
 */
export function connectionsByKey<Row extends ObjectLiteral, Filter extends object>(
  manager: EntityManager,
  list: List<Row, Filter>,
  keyedBy: KeyedBy,
): (pageArguments: ListArguments<Filter>) => DataLoader<string, Connection<Row>> {
  const loaders = new Map<string, DataLoader<string, Connection<Row>>>();
  // All objects of a list are asked with the same arguments, which are then one object.
  let last: { pageArguments: object; loader: DataLoader<string, Connection<Row>> } | undefined;
  return (pageArguments) => {
    if (last?.pageArguments === pageArguments) return last.loader;
    const name = JSON.stringify(pageArguments);
    let loader = loaders.get(name);
    if (!loader) {
      loader = new DataLoader((keys) => pagesByKey(manager, list, keyedBy, pageArguments, keys));
      loaders.set(name, loader);
    }
    last = { pageArguments, loader };
    return loader;
  };
}
