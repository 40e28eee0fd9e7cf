import DataLoader from 'dataloader';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { type Asked, asksForTotal } from './asked-total';
import { queryPrepared } from './database/prepared';
import { type List, type ListArguments, conditions, direction, positionOf } from './list';
import { type Connection, type Page, connectionOf, readPage } from './pagination';
import { Statement, columnsOf, hidden, tableOf, textOnce } from './statement';

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

interface Question<Row extends ObjectLiteral, Filter extends object> {
  manager: EntityManager;
  list: List<Row, Filter>;
  keyedBy: KeyedBy;
  filter: Filter | null | undefined;
  page: Page;
  keys: readonly string[];
  /** Whether rows come with how many there are. */
  isCounted: boolean;
}

type Found<Row> = Row & { __key: string; __count?: number | null };

/** A page that is shorter goes on more often than not: to count in the same statement saves another. */
const shortPage = 10;

function rowsText<Row extends ObjectLiteral, Filter extends object>(
  { manager, list, keyedBy, filter, page, keys, isCounted }: Question<Row, Filter>,
  statement: Statement,
): string {
  const table = tableOf(manager, list.entity);
  const { keyword } = direction(list as List<Row, never>, page);
  const ofMember = `t.${keyedBy.column} = k.member`;
  let members = keyedBy.source(statement.bind(keys, keyedBy.type));
  const limit = hidden(statement.bind(page.size + 1, 'int'));
  if (isCounted) {
    // Once for each key. Whoever has merged ids is counted by a statement of its own.
    members = `(SELECT k.key, k.member, CASE WHEN k.member = k.key THEN (
        SELECT count(*)::int FROM ${table} t WHERE ${ofMember} AND ${conditions(list, filter, null, statement)}
      ) END AS count FROM ${members} OFFSET 0) AS k`;
  }
  // Each member's own first rows, so that those who have a hundred thousand cost no more than the others.
  return `SELECT k.key AS "__key", ${isCounted ? 'k.count AS "__count", ' : ''}r.* FROM ${members} CROSS JOIN LATERAL (
       SELECT ${columnsOf(manager, list.entity, 't')}, ${list.orderBy.expression} AS "__order" FROM ${table} t
         WHERE ${ofMember} AND ${conditions(list, filter, page, statement)}
         ORDER BY "__order" ${keyword}, t.id ${keyword} LIMIT ${limit}) r
     ORDER BY r."__order" ${keyword}, r.id ${keyword}`;
}

function rowsOf<Row extends ObjectLiteral, Filter extends object>(
  question: Question<Row, Filter>,
): Promise<Found<Row>[]> {
  const { manager, list, keyedBy, filter, page, keys, isCounted } = question;
  const statement = new Statement();
  // Filters have too many shapes to be worth the memory of a plan.
  if (filter) return manager.query(rowsText(question, statement), statement.parameters);
  const shape = `${keyedBy.column} ${page.forward} ${page.from !== null} ${isCounted}`;
  const text = textOnce(list, shape, () => rowsText(question, statement));
  const start = page.from ? [page.from.value, page.from.id] : [];
  return queryPrepared(manager, text, [keys, page.size + 1, ...start]);
}

async function countsOf<Row extends ObjectLiteral, Filter extends object>(
  { manager, list, keyedBy, filter }: Question<Row, Filter>,
  keys: readonly string[],
): Promise<number[]> {
  const statement = new Statement();
  const source = keyedBy.source(statement.bind(keys, keyedBy.type));
  const text = `SELECT k.key, count(*)::int AS count FROM ${source} JOIN ${tableOf(manager, list.entity)} t
      ON t.${keyedBy.column} = k.member AND ${conditions(list, filter, null, statement)} GROUP BY k.key`;
  const totals: { key: string; count: number }[] = filter
    ? await manager.query(text, statement.parameters)
    : await queryPrepared(manager, text, statement.parameters);
  const byKey = new Map(totals.map(({ key, count }) => [key, count]));
  return keys.map((key) => byKey.get(key) ?? 0);
}

async function pagesByKey<Row extends ObjectLiteral, Filter extends object>(
  question: Question<Row, Filter>,
): Promise<Connection<Row>[]> {
  const { list, page, keys, isCounted } = question;
  const grouped = Map.groupBy(await rowsOf(question), (row) => row.__key);
  const counts = new DataLoader<string, number>((counted) => countsOf(question, counted));
  return keys.map((key) => {
    const rows = grouped.get(key) ?? [];
    const total = isCounted && rows.every(({ __count }) => __count !== null) ? rows[0]?.__count : undefined;
    return connectionOf<Row>(list.name, page, rows, positionOf, () => total ?? counts.load(key));
  });
}

type PagesByKey<Row> = DataLoader<string, Connection<Row>>;

/**
 * Loader of one page per key: however many keys and one set of arguments, one statement. Who says what is asked of the
 * pages saves the statement that counts.
 * Keys must be of the column's type; a customer nobody has met gets an empty page.
 */
export function connectionsByKey<Row extends ObjectLiteral, Filter extends object>(
  manager: EntityManager,
  list: List<Row, Filter>,
  keyedBy: KeyedBy,
): (pageArguments: ListArguments<Filter>, asked?: Asked) => PagesByKey<Row> {
  const loaders = new Map<string, PagesByKey<Row>>();
  // All objects of a list are asked with the same arguments, which are then one object.
  let last: { pageArguments: object; asksTotal: boolean; loader: PagesByKey<Row> } | undefined;
  return (pageArguments, asked) => {
    const asksTotal = asked !== undefined && asksForTotal(asked);
    if (last?.pageArguments === pageArguments && last.asksTotal === asksTotal) return last.loader;
    const name = JSON.stringify([pageArguments, asksTotal]);
    let loader = loaders.get(name);
    if (!loader) {
      const { filter, ...ofPage } = pageArguments;
      loader = new DataLoader(async (keys) => {
        const page = readPage(list.name, ofPage);
        // After a cursor, who has no more rows would come without how many there are.
        const isCounted = asksTotal && page.from === null && page.size <= shortPage;
        return pagesByKey({ manager, list, keyedBy, filter, page, keys, isCounted });
      });
      loaders.set(name, loader);
    }
    last = { pageArguments, asksTotal, loader };
    return loader;
  };
}
