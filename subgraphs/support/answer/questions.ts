import type { EntityManager } from 'typeorm';
import { tableOf } from '../../kit/statement';
import type { Text } from '../similarity/corpus';
import { type StoredText, plainTerms, read, ticketTerms } from '../similarity/term-table';
import { Ticket } from '../ticket/entity';
import { AnswerTicket } from './ticket-entity';

/** Of so many of the newest tickets, and as many of all older ones, the questions are seen. */
const seenOfEach = 1_000;

/** Which tickets ask something that no published answer is about, as SQL over k, the row of their terms. */
export const isUnanswered = (manager: EntityManager): string => `
  EXISTS (SELECT FROM ${tableOf(manager, Ticket)} t WHERE t.id = k.ticket_id
    AND t.status <> 'MERGED' AND t.customer_id IS NOT NULL AND t.subject IS NOT NULL)
  AND NOT EXISTS (SELECT FROM ${tableOf(manager, AnswerTicket)} a WHERE a.ticket_id = k.ticket_id)`;

/**
 * Tickets by which to see what is asked: the newest, and some from everywhere in the history. Ids rise with time; the
 * sample is by pages of the table and the same as long as the table is.
 */
export async function seenQuestions(manager: EntityManager, tickets: number): Promise<Text[]> {
  const share = Math.min(100, (100 * seenOfEach * 1.5) / Math.max(tickets, 1));
  const texts: StoredText[] = await manager.query(
    `(SELECT k.ticket_id::text AS id, ${plainTerms} FROM ${ticketTerms.table} k WHERE ${isUnanswered(manager)}
      ORDER BY k.ticket_id DESC LIMIT ${seenOfEach})
    UNION
    (SELECT k.ticket_id::text, ${plainTerms} FROM ${ticketTerms.table} k TABLESAMPLE SYSTEM ($1) REPEATABLE (1)
      WHERE ${isUnanswered(manager)} LIMIT ${seenOfEach})`,
    [share],
  );
  return texts.map(read);
}
