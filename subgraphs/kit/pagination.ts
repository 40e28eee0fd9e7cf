import { Refusal } from './errors';

export const maximumPageSize = 100;
const defaultPageSize = 20;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** Where a page starts: the sort value and id of the row before it. */
export interface Position {
  value: unknown;
  id: string;
}

export interface Page {
  size: number;
  forward: boolean;
  from: Position | null;
}

export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

export interface Connection<Row> {
  edges: { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: PageInfo;
  /** Counts all rows of the list: with a statement of its own, unless the page holds them all. */
  totalCount: () => Promise<number>;
}

/**
 * A cursor names its list and holds sort value and id, so that pages stay stable while rows come and go,
 * and a cursor of another list is refused instead of pointing somewhere.
 */
const encodeCursor = (list: string, { value, id }: Position): string =>
  Buffer.from(JSON.stringify([list, value, id])).toString('base64url');

function decodeCursor(list: string, cursor: string, argument: string): Position {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 3 && parts[0] === list && typeof parts[2] === 'string') {
      return { value: parts[1], id: parts[2] };
    }
  } catch {
    // Not ours: refused below.
  }
  throw new Refusal('INVALID', `${argument} must be a cursor that this list returned`, [argument]);
}

function readSize(value: number, argument: string): number {
  if (Number.isInteger(value) && value >= 1 && value <= maximumPageSize) return value;
  throw new Refusal('INVALID', `${argument} must be between 1 and ${maximumPageSize}, got ${value}`, [argument]);
}

/** The page that the arguments ask for; 20 rows without first or last. */
export function readPage(list: string, { first, after, last, before }: PageArguments): Page {
  if ((first != null || after != null) && (last != null || before != null)) {
    throw new Refusal('INVALID', 'give first and after, or last and before, not both', ['first']);
  }
  const forward = last == null && before == null;
  const size = forward ? readSize(first ?? defaultPageSize, 'first') : readSize(last ?? defaultPageSize, 'last');
  const cursor = forward ? after : before;
  return { size, forward, from: cursor == null ? null : decodeCursor(list, cursor, forward ? 'after' : 'before') };
}

/**
 * Makes a connection of the rows of one page.
 * Rows come in reading direction (backwards for last), at least one more than asked for when there are more; position
 * gives a row's place in the order.
 */
export function connectionOf<Row>(
  list: string,
  page: Page,
  rows: Row[],
  position: (row: Row) => Position,
  totalCount: () => Promise<number>,
): Connection<Row> {
  const more = rows.length > page.size;
  const nodes = more ? rows.slice(0, page.size) : [...rows];
  if (!page.forward) nodes.reverse();
  const edges = nodes.map((node) => ({ cursor: encodeCursor(list, position(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: page.forward ? more : page.from !== null,
      hasPreviousPage: page.forward ? page.from !== null : more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: more || page.from !== null ? totalCount : () => Promise.resolve(nodes.length),
  };
}
