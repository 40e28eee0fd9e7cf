import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import { columnsOf, isUuid, tableOf } from '../../kit/statement';
import { updateRow } from '../../kit/upsert';
import { Ticket } from './entity';

async function lockedTicket(transaction: EntityManager, ticketId: string): Promise<Ticket> {
  const [ticket]: Ticket[] = isUuid(ticketId)
    ? await transaction.query(
        `SELECT ${columnsOf(transaction, Ticket, 't')} FROM ${tableOf(transaction, Ticket)} t WHERE t.id = $1 FOR UPDATE`,
        [ticketId],
      )
    : [];
  if (!ticket) throw notFound('ticket', ['ticketId']);
  return ticket;
}

/**
 * Changes one ticket while nobody else can, and counts its revision up; change gives the new values, or null when
 * there is nothing to change. Refuses a stale expectedRevision before anything else is looked at.
 */
export async function changeTicket(
  transaction: EntityManager,
  { ticketId, expectedRevision }: { ticketId: string; expectedRevision?: number },
  change: (ticket: Ticket) => Partial<Ticket> | null,
): Promise<Ticket> {
  const ticket = await lockedTicket(transaction, ticketId);
  if (expectedRevision !== undefined && expectedRevision !== ticket.revision) {
    throw new Refusal(
      'STALE_REVISION',
      `expectedRevision was ${expectedRevision}, the ticket is at revision ${ticket.revision}`,
      ['expectedRevision'],
    );
  }
  const changes = change(ticket);
  if (!changes) return ticket;
  const counted = { ...changes, revision: ticket.revision + 1 };
  await updateRow<Ticket>(transaction, Ticket, ticket.id, counted);
  return { ...ticket, ...counted };
}
