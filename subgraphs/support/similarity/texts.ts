import type { EntityManager } from 'typeorm';
import { tableOf } from '../../kit/statement';
import { TicketMessage } from '../message/entity';
import { Ticket } from '../ticket/entity';

/** Older tickets than these are not compared: products and answers change. */
export const comparedTickets = 2_000;

export interface TicketText {
  id: string;
  customerId: string | null;
  subject: string | null;
  text: string;
}

const opening = (manager: EntityManager) => `
  SELECT t.id, t.customer_id AS "customerId", t.subject,
    concat_ws(' ', t.subject, t.subject, left(m.body, 2000)) AS text
  FROM ${tableOf(manager, Ticket)} t
  LEFT JOIN ${tableOf(manager, TicketMessage)} m ON m.ticket_id = t.id AND m.part = 'OPENING'`;

/** What the tickets resolved last were about. */
export const resolvedTexts = (manager: EntityManager): Promise<TicketText[]> =>
  manager.query(
    `${opening(manager)} WHERE t.status IN ('RESOLVED', 'CLOSED') AND (t.subject IS NOT NULL OR m.body IS NOT NULL)
      ORDER BY t.created_at DESC, t.id DESC LIMIT ${comparedTickets}`,
  );

/** What the last tickets that no published answer is about were about. */
export const unansweredTexts = (manager: EntityManager): Promise<TicketText[]> =>
  manager.query(
    `${opening(manager)} WHERE t.status <> 'MERGED' AND t.customer_id IS NOT NULL AND t.subject IS NOT NULL
        AND NOT EXISTS (SELECT FROM support.answer_tickets a WHERE a.ticket_id = t.id)
      ORDER BY t.created_at DESC, t.id DESC LIMIT ${comparedTickets}`,
  );

/** What some tickets were about. */
export const textsOf = (manager: EntityManager, ids: readonly string[]): Promise<TicketText[]> =>
  manager.query(`${opening(manager)} WHERE t.id = ANY ($1::uuid[])`, [ids]);
