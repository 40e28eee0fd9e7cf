import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { Refusal } from '../../kit/errors';
import {
  type Connection,
  type Page,
  type PageArguments,
  type Position,
  connectionOf,
  maximumPageSize,
  readPage,
} from '../../kit/pagination';
import { columnsOf, entityTextOnce, hidden, isUuid, tableOf } from '../../kit/statement';
import { Customer } from './entity';
import { withSegments } from './segment-filter';
import { knownFacts } from '../projection/definitions';
import { type CustomerFilter, storedFilter } from '../../kit/customer-filter';

export interface CustomerOrder {
  field?: string | null;
  fact?: string | null;
  direction: 'ASC' | 'DESC';
}

type Arguments = PageArguments & { filter?: CustomerFilter | null; orderBy?: readonly CustomerOrder[] | null };
export type CustomerConnection = Connection<Customer>;

type Row = Customer & { __value: string | null };

const sorts: Record<string, string> = {
  CREATED_AT: 'createdAt',
  UPDATED_AT: 'updatedAt',
  DISPLAY_NAME: 'displayName',
  SALES_LIFETIME_VALUE: 'sales.lifetimeValue',
  SALES_LAST_ORDER_AT: 'sales.lastOrderAt',
  SUPPORT_OPEN_TICKET_COUNT: 'support.openTicketCount',
};

const newestFirst: CustomerOrder = { field: 'CREATED_AT', direction: 'DESC' };

function sortOf(orderBy: Arguments['orderBy']): { sort: string; descending: boolean } {
  if (orderBy && orderBy.length > 1) {
    throw new Refusal('INVALID', `orderBy takes one order, got ${orderBy.length}`, ['orderBy']);
  }
  const { field, fact, direction } = orderBy?.[0] ?? newestFirst;
  if ((field == null) === (fact == null)) throw new Refusal('INVALID', 'give field or fact, and not both', ['orderBy']);
  return { sort: fact ?? sorts[field ?? ''] ?? '', descending: direction === 'DESC' };
}

/** Orders that an index of the customers themselves has, which needs no function where nothing is filtered. */
const ownColumns: Record<string, string> = { createdAt: 't.created_at', updatedAt: 't.updated_at' };

/** Rows of everybody, by a column of their own; planned once for the longest page. */
function unfiltered(manager: EntityManager, column: string, descending: boolean, { size, forward, from }: Page) {
  const [keyword, symbol] = descending === forward ? ['DESC', '<'] : ['ASC', '>'];
  const text = entityTextOnce(manager, Customer, `page by ${column} ${keyword} ${from !== null}`, () => {
    const after = from ? `(${column}, t.id) ${symbol} (${hidden('$2::timestamptz')}, ${hidden('$3::uuid')})` : 'TRUE';
    return `SELECT * FROM (
       SELECT ${columnsOf(manager, Customer, 't')}, ${column}::text AS "__value" FROM ${tableOf(manager, Customer)} t
         WHERE ${after} ORDER BY ${column} ${keyword}, t.id ${keyword} LIMIT ${maximumPageSize + 1}) t
     LIMIT ${hidden('$1::int')}`;
  });
  return queryPrepared<Row>(manager, text, from ? [size + 1, from.value, from.id] : [size + 1]);
}

/** A page of the surviving customers that meet a filter over all departments' facts, with one statement beside theirs. */
export async function customersPage(
  manager: EntityManager,
  { filter, orderBy, ...pageArguments }: Arguments,
  { defaultCountry }: { defaultCountry: string | null },
): Promise<CustomerConnection> {
  const { sort, descending } = sortOf(orderBy);
  const list = `customers ${sort} ${descending ? 'DESC' : 'ASC'}`;
  const page = readPage(list, pageArguments);
  if (page.from && !isUuid(page.from.id)) throw new Refusal('INVALID', 'a cursor of another list', ['after']);
  const needsFacts = sort.includes('.') || filter != null;
  const facts = new Map(needsFacts ? (await knownFacts(manager)).map((fact) => [fact.path, fact]) : []);
  if (sort.includes('.') && !facts.get(sort)?.orderable) {
    throw new Refusal('INVALID', `${sort} is not among the orderable customerFactDefinitions`, ['orderBy']);
  }
  const asked = JSON.stringify(
    filter ? storedFilter(await withSegments(manager, filter), { defaultCountry, facts }) : {},
  );
  const column = filter ? undefined : ownColumns[sort];
  const rows = column
    ? await unfiltered(manager, column, descending, page)
    : await queryPrepared<Row>(
        manager,
        `SELECT ${columnsOf(manager, Customer, 't')}, found.value AS "__value"
          FROM customer.page($1::jsonb, $2, $3, $4, $5, $6::uuid, $7) WITH ORDINALITY AS found (id, value, place)
          JOIN ${tableOf(manager, Customer)} t ON t.id = found.id ORDER BY found.place`,
        [asked, sort, descending, page.forward, page.from?.value ?? null, page.from?.id ?? null, page.size + 1],
      );
  const position = (row: Customer): Position => ({ value: (row as Row).__value, id: row.id });
  return connectionOf(list, page, rows, position, async () => {
    const [row]: { count: number }[] = await manager.query(
      'SELECT count(*)::int AS count FROM customer.match($1::jsonb)',
      [asked],
    );
    return row?.count ?? 0;
  });
}
