import type { EntityManager } from 'typeorm';
import { publish } from '../../kit/outbox';
import type { Ticket } from '../ticket/entity';
import type { TicketMessage } from './entity';

/** Publishes that a thread has grown; what was said stays in the thread. */
export const publishMessage = (
  transaction: EntityManager,
  ticket: Pick<Ticket, 'id' | 'customerId'>,
  { id, direction, sentAt }: Pick<TicketMessage, 'id' | 'direction' | 'sentAt'>,
): Promise<void> =>
  publish(transaction, [
    {
      type: 'support.message.added',
      customerId: ticket.customerId,
      occurredAt: sentAt,
      data: { messageId: id, ticketId: ticket.id, direction },
    },
  ]);
