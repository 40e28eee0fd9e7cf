import type { EntityManager } from 'typeorm';
import { notFound } from '../../kit/errors';
import { columnsOf, isUuid, tableOf } from '../../kit/statement';
import { Ticket } from './entity';

/** The ticket, which nobody else can change until the transaction ends. */
export async function lockedTicket(transaction: EntityManager, ticketId: string, field = 'ticketId'): Promise<Ticket> {
  const [ticket]: Ticket[] = isUuid(ticketId)
    ? await transaction.query(
        `SELECT ${columnsOf(transaction, Ticket, 't')} FROM ${tableOf(transaction, Ticket)} t WHERE t.id = $1 FOR UPDATE`,
        [ticketId],
      )
    : [];
  if (!ticket) throw notFound('ticket', [field]);
  return ticket;
}
