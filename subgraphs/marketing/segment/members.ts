import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, notFound } from '../../kit/errors';
import { type Connection, type PageArguments, connectionOf, readPage } from '../../kit/pagination';
import { isUuid, tableOf } from '../../kit/statement';
import { Segment } from './entity';

export interface SegmentMember {
  /** The surviving id. */
  id: string;
}

export type SegmentCustomerConnection = Connection<SegmentMember>;

const pageSize = 1_000;

/**
 * The surviving ids of a segment's customers at one moment, in their order, page by page: a page is read when it is
 * asked for, and what changes meanwhile, by the caller too, changes nothing of it. Runs in the caller's transaction.
 */
export async function* segmentMembers(
  transaction: EntityManager,
  segmentId: string,
  size = pageSize,
): AsyncGenerator<string[]> {
  if (!isUuid(segmentId)) throw notFound('segment', ['segmentId']);
  const [segment]: Pick<Segment, 'filter'>[] = await transaction.query(
    `SELECT filter FROM ${tableOf(transaction, Segment)} WHERE id = $1`,
    [segmentId],
  );
  if (!segment) throw notFound('segment', ['segmentId']);
  const cursor = `segment_members_${uuid().replaceAll('-', '')}`;
  await transaction.query(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT id FROM customer.meeting($1::jsonb, NULL) id ORDER BY id`,
    [JSON.stringify(segment.filter)],
  );
  for (;;) {
    const rows: SegmentMember[] = await transaction.query(`FETCH ${size} FROM ${cursor}`);
    if (rows.length > 0) yield rows.map(({ id }) => id);
    if (rows.length < size) break;
  }
  await transaction.query(`CLOSE ${cursor}`);
}

/** A page of a segment's customers, those known longest first; each page is of its own moment. */
export async function segmentCustomers(
  manager: EntityManager,
  { id, filter }: Segment,
  pageArguments: PageArguments,
): Promise<SegmentCustomerConnection> {
  const list = `segment ${id}`;
  const page = readPage(list, pageArguments);
  if (page.from && !isUuid(page.from.id)) throw new Refusal('INVALID', 'a cursor of another list', ['after']);
  const rows: (SegmentMember & { since: string })[] = await manager.query(
    `SELECT found.id, found.value AS since FROM customer.page($1::jsonb, 'createdAt', false, true, $2, $3::uuid, $4)
      WITH ORDINALITY AS found (id, value, place) ORDER BY found.place`,
    [JSON.stringify(filter), page.from?.value ?? null, page.from?.id ?? null, page.size + 1],
  );
  const position = (row: SegmentMember) => ({ value: (row as (typeof rows)[number]).since, id: row.id });
  return connectionOf<SegmentMember>(list, page, rows, position, () =>
    Promise.reject(new Error('size says how many there are')),
  );
}
