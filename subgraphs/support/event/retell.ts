import type { EntityManager } from 'typeorm';
import { columnsOf, tableOf } from '../../kit/statement';
import { Ticket } from '../ticket/entity';
import type { TicketChange } from '../ticket/events';
import { TicketEvent } from './entity';

/**
 * What the tickets' events say of them: opened with the first, answered and resolved with the first and last so called,
 * reopened whenever something follows a resolution that is none. Writes it, and returns the tickets that changed.
 */
export async function retellTickets(transaction: EntityManager, ticketIds: readonly string[]): Promise<TicketChange[]> {
  const tickets = tableOf(transaction, Ticket);
  const columns = columnsOf(transaction, Ticket, 't');
  const stored: Ticket[] = await transaction.query(
    `SELECT ${columns} FROM ${tickets} t WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id FOR UPDATE`,
    [ticketIds],
  );
  const [changed] = await transaction.query<[Ticket[], number]>(
    `WITH told AS (
       SELECT e.ticket_id, e.occurred_at, e.is_first_response, e.is_resolution,
         lag(e.is_resolution) OVER (PARTITION BY e.ticket_id ORDER BY e.occurred_at, e.position) AS was_resolved
       FROM unnest($1::uuid[]) asked JOIN ${tableOf(transaction, TicketEvent)} e ON e.ticket_id = asked),
     summed AS (
       SELECT ticket_id, min(occurred_at) AS opened_at, min(occurred_at) FILTER (WHERE is_first_response) AS responded_at,
         max(occurred_at) FILTER (WHERE is_resolution) AS resolved_at,
         (count(*) FILTER (WHERE was_resolved AND NOT is_resolution))::int AS reopen_count
       FROM told GROUP BY ticket_id),
     wanted AS (
       SELECT *, CASE WHEN resolved_at IS NOT NULL THEN 'RESOLVED' WHEN responded_at IS NOT NULL THEN 'PENDING'
         ELSE 'OPEN' END AS status FROM summed)
     UPDATE ${tickets} AS t
     SET created_at = w.opened_at, first_response_at = w.responded_at, resolved_at = w.resolved_at,
       reopen_count = w.reopen_count, status = w.status, revision = t.revision + 1, updated_at = now()
     FROM wanted w WHERE t.id = w.ticket_id AND t.status <> 'MERGED'
       AND (t.created_at, t.first_response_at, t.resolved_at, t.reopen_count, t.status)
         IS DISTINCT FROM (w.opened_at, w.responded_at, w.resolved_at, w.reopen_count, w.status)
     RETURNING ${columns}`,
    [ticketIds],
  );
  const before = new Map(stored.map((ticket) => [ticket.id, ticket]));
  return changed.map((after) => ({ before: before.get(after.id) ?? null, after }));
}
