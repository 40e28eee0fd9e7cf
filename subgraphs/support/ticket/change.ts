import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { updateRow } from '../../kit/upsert';
import { Ticket } from './entity';
import { publishTickets } from './events';
import { lockedTicket } from './locked';

/** Writes changed values of one ticket that is locked. */
export const writeTicket = (transaction: EntityManager, ticketId: string, changes: Partial<Ticket>): Promise<void> =>
  updateRow<Ticket>(transaction, Ticket, ticketId, changes);

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
  await writeTicket(transaction, ticket.id, counted);
  const changed = { ...ticket, ...counted };
  await publishTickets(transaction, [{ before: ticket, after: changed }]);
  return changed;
}
