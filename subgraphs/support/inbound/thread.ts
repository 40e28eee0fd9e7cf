import type { EntityManager } from 'typeorm';
import { tableOf } from '../../kit/statement';
import { TicketMessage } from '../message/entity';
import { Ticket } from '../ticket/entity';
import type { InboundLetter } from './parsed-mail';

const numbersIn = (subject: string | null): string[] =>
  [...(subject ?? '').matchAll(/\[#?([^[\]\s]{1,100})\]/g)].map(([, number]) => number as string).slice(0, 10);

/** Where a mail belongs. */
export interface ThreadPlace {
  ticketId: string;
  /** The ticket whose thread it goes on with, which was merged into the other; null when it is the same. */
  originTicketId: string | null;
}

/**
 * The ticket a mail belongs to: that of the nearest mail it answers, or else the one whose number is in its subject.
 * Of a merged ticket, the one it was merged into. Null when it begins something new.
 */
export async function ticketOf(
  transaction: EntityManager,
  { answers, subject }: InboundLetter,
): Promise<ThreadPlace | null> {
  const rows: ThreadPlace[] = await transaction.query(
    `WITH RECURSIVE found AS (
       (SELECT coalesce(m.origin_ticket_id, m.ticket_id) AS id FROM ${tableOf(transaction, TicketMessage)} m
         JOIN unnest($1::text[]) WITH ORDINALITY AS a (message_id, place) ON a.message_id = m.message_id
         ORDER BY a.place LIMIT 1)
       UNION ALL
       (SELECT t.id FROM ${tableOf(transaction, Ticket)} t
         JOIN unnest($2::text[]) WITH ORDINALITY AS n (number, place) ON n.number = t.number
         ORDER BY n.place DESC LIMIT 1)),
     followed AS (
       (SELECT t.id AS origin, t.id, t.merged_into_id FROM found JOIN ${tableOf(transaction, Ticket)} t ON t.id = found.id LIMIT 1)
       UNION ALL
       SELECT f.origin, t.id, t.merged_into_id FROM followed f JOIN ${tableOf(transaction, Ticket)} t ON t.id = f.merged_into_id)
     SELECT id AS "ticketId", nullif(origin, id) AS "originTicketId" FROM followed WHERE merged_into_id IS NULL`,
    [answers, numbersIn(subject)],
  );
  return rows[0] ?? null;
}
