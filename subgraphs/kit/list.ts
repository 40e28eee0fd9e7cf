import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { condition, type FilterFields } from './filter';
import { type Connection, type Page, type PageArguments, type Position, connectionOf, readPage } from './pagination';
import { Statement, columnsOf, tableOf } from './statement';

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

/** A row's place in the order of its list. */
export const positionOf = (row: ObjectLiteral): Position => ({
  value: (row as { __order: unknown }).__order,
  id: String(row.id),
});

/** How rows are ordered for a page that is read in this direction, and how those beyond its start compare. */
export function direction<Row extends ObjectLiteral>(list: List<Row, never>, page: Page) {
  return (list.orderBy.direction === 'ASC') === page.forward
    ? ({ keyword: 'ASC', symbol: '>' } as const)
    : ({ keyword: 'DESC', symbol: '<' } as const);
}

/** What a row has to meet: the filter, and to be beyond where the page starts. */
export function conditions<Row extends ObjectLiteral, Filter extends object>(
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
