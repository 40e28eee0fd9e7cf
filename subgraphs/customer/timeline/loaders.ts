import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { type PageArguments, type PageInfo, readPage } from '../../kit/pagination';
import { Statement } from '../../kit/statement';
import { type Pin, type TimelinePosition, decodeTimelineCursor, encodeTimelineCursor, newPin } from './pin';

export interface TimelineEntry {
  id: string;
  occurredAt: Date;
  recordedAt: Date;
  department: string;
  kind: string;
  summary: string;
  subjectType: string;
  subjectId: string;
}

export interface TimelineConnection extends Pick<Pin, 'asOf' | 'laggingDepartments'> {
  edges: { cursor: string; node: TimelineEntry }[];
  nodes: TimelineEntry[];
  pageInfo: PageInfo;
}

export type TimelineArguments = PageArguments & {
  departments?: readonly string[] | null;
  kinds?: readonly string[] | null;
};

interface Reading {
  size: number;
  forward: boolean;
  pin: Pin;
  from: TimelinePosition | null;
}

async function readingOf(manager: EntityManager, { first, after, last, before }: PageArguments): Promise<Reading> {
  // Checks the sizes and that the arguments go together; the cursor is one of our own kind.
  const backward = last != null || before != null;
  const { size } = readPage('timeline', backward ? { first, after, last: last ?? 20 } : { first, last, before });
  const cursor = backward ? before : after;
  if (cursor == null) return { size, forward: !backward, pin: await newPin(manager), from: null };
  const { pin, at } = decodeTimelineCursor(cursor, backward ? 'before' : 'after');
  return { size, forward: !backward, pin, from: at };
}

/** Latest first; the entries of each of a customer's ids are read by index, and no more of them than a page needs. */
async function entriesOf(
  manager: EntityManager,
  keys: readonly string[],
  { size, forward, pin, from }: Reading,
  { departments, kinds }: TimelineArguments,
): Promise<Map<string, (TimelineEntry & { key: string })[]>> {
  const statement = new Statement();
  const members = statement.bind(keys, 'uuid[]');
  const places = statement.bind(
    JSON.stringify(
      Object.entries(pin.places).map(([department, [transaction, sequence]]) => ({
        department,
        transaction,
        sequence,
      })),
    ),
    'jsonb',
  );
  const conditions = [
    `(e.transaction_id, e.sequence) <= (p.transaction::xid8, p.sequence)`,
    ...(departments ? [`e.department = ANY (${statement.bind(departments, 'text[]')})`] : []),
    ...(kinds ? [`e.kind = ANY (${statement.bind(kinds, 'text[]')})`] : []),
  ];
  if (from) {
    const place = `(${statement.bind(from.occurredAt, 'timestamptz')}, ${statement.bind(from.id, 'uuid')})`;
    conditions.push(`(e.occurred_at, e.id) ${forward ? '<' : '>'} ${place}`);
  }
  const order = forward ? 'DESC' : 'ASC';
  const rows: (TimelineEntry & { key: string })[] = await manager.query(
    `WITH p AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset(${places}) AS p (department text, transaction text, sequence bigint))
     SELECT key, id, "occurredAt", "recordedAt", department, kind, summary, "subjectType", "subjectId" FROM (
       SELECT m.key::text, e.*, row_number() OVER (PARTITION BY m.key ORDER BY e."occurredAt" ${order}, e.id ${order}) AS place
       FROM identity.members(${members}) m CROSS JOIN LATERAL (
         SELECT e.id, e.occurred_at AS "occurredAt", e.recorded_at AS "recordedAt", e.department, e.kind, e.summary,
           e.subject_type AS "subjectType", e.subject_id AS "subjectId"
         FROM customer.timeline_entry e JOIN p ON p.department = e.department
         WHERE e.customer_id = m.member AND ${conditions.join(' AND ')}
         ORDER BY e.occurred_at ${order}, e.id ${order} LIMIT ${size + 1}) e) ranked
     WHERE place <= ${size + 1} ORDER BY place`,
    statement.parameters,
  );
  return Map.groupBy(rows, ({ key }) => key);
}

function connectionOf(read: readonly TimelineEntry[], { size, forward, pin, from }: Reading): TimelineConnection {
  const more = read.length > size;
  const nodes = read.slice(0, size);
  if (!forward) nodes.reverse();
  const edges = nodes.map((node) => ({
    cursor: encodeTimelineCursor(pin, { occurredAt: node.occurredAt.toISOString(), id: node.id }),
    node,
  }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: forward ? more : from !== null,
      hasPreviousPage: forward ? from !== null : more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    asOf: pin.asOf,
    laggingDepartments: pin.laggingDepartments,
  };
}

export const timelineLoaders = (manager: EntityManager) => {
  const loaders = new Map<string, DataLoader<string, TimelineConnection>>();
  return {
    /** A page of what happened to a customer, under any of the customer's ids; one statement for many customers. */
    timelineByCustomerId: (timelineArguments: TimelineArguments): DataLoader<string, TimelineConnection> => {
      const name = JSON.stringify(timelineArguments);
      const loader =
        loaders.get(name) ??
        new DataLoader<string, TimelineConnection>(async (keys) => {
          const reading = await readingOf(manager, timelineArguments);
          const entries = await entriesOf(manager, keys, reading, timelineArguments);
          return keys.map((key) => connectionOf(entries.get(key) ?? [], reading));
        });
      loaders.set(name, loader);
      return loader;
    },
  };
};
