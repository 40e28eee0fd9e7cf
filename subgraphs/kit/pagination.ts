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
  readonly edges: { cursor: string; node: Row }[];
  nodes: Row[];
  readonly pageInfo: PageInfo;
  /** Counts all rows of the list: with a statement of its own, unless the page holds them all. */
  totalCount: () => Promise<number> | number;
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

/** A page of rows. Cursors are made when they are asked for: most lists of a page are asked for their nodes alone. */
class PageOfRows<Row> implements Connection<Row> {
  readonly #cursorOf: (row: Row) => string;
  readonly #hasNextPage: boolean;
  readonly #hasPreviousPage: boolean;

  constructor(
    readonly nodes: Row[],
    readonly totalCount: Connection<Row>['totalCount'],
    parts: { cursorOf: (row: Row) => string; hasNextPage: boolean; hasPreviousPage: boolean },
  ) {
    this.#cursorOf = parts.cursorOf;
    this.#hasNextPage = parts.hasNextPage;
    this.#hasPreviousPage = parts.hasPreviousPage;
  }

  get edges(): { cursor: string; node: Row }[] {
    return this.nodes.map((node) => ({ cursor: this.#cursorOf(node), node }));
  }

  get pageInfo(): PageInfo {
    const cursorAt = (index: number) => (this.nodes.length === 0 ? null : this.#cursorOf(this.nodes.at(index)!));
    return {
      hasNextPage: this.#hasNextPage,
      hasPreviousPage: this.#hasPreviousPage,
      startCursor: cursorAt(0),
      endCursor: cursorAt(-1),
    };
  }
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
  totalCount: Connection<Row>['totalCount'],
): Connection<Row> {
  const more = rows.length > page.size;
  const nodes = more ? rows.slice(0, page.size) : [...rows];
  if (!page.forward) nodes.reverse();
  return new PageOfRows(nodes, more || page.from !== null ? totalCount : () => nodes.length, {
    cursorOf: (node) => encodeCursor(list, position(node)),
    hasNextPage: page.forward ? more : page.from !== null,
    hasPreviousPage: page.forward ? page.from !== null : more,
  });
}
