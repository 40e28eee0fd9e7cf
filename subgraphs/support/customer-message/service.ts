import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, notFound } from '../../kit/errors';
import { isUuid, tableOf } from '../../kit/statement';
import { requireText } from '../../kit/text';
import { insertNew } from '../../kit/upsert';
import { TicketMessage } from '../message/entity';
import { publishMessage } from '../message/events';
import { bodyLimit } from '../message/service';
import { changeTicket } from '../ticket/change';
import { Ticket } from '../ticket/entity';

/** What a customer's message does to a ticket: the next step is ours, and what was solved is not. */
export function afterMessage({ status, reopenCount }: Ticket): Partial<Ticket> {
  if (status === 'RESOLVED')
    return { status: 'OPEN', resolvedAt: null, resolvedById: null, reopenCount: reopenCount + 1 };
  return status === 'PENDING' ? { status: 'OPEN' } : {};
}

/** The ticket in which one goes on: itself, unless it was merged. */
async function goesOnIn(transaction: EntityManager, ticketId: string): Promise<string> {
  const [last]: { id: string }[] = isUuid(ticketId)
    ? await transaction.query(
        `WITH RECURSIVE followed AS (
           SELECT t.id, t.merged_into_id FROM ${tableOf(transaction, Ticket)} t WHERE t.id = $1
           UNION ALL
           SELECT t.id, t.merged_into_id FROM followed f JOIN ${tableOf(transaction, Ticket)} t ON t.id = f.merged_into_id)
         SELECT id::text FROM followed WHERE merged_into_id IS NULL`,
        [ticketId],
      )
    : [];
  if (!last) throw notFound('ticket', ['ticketId']);
  return last.id;
}

/** Takes what a customer says, other than by mail, into the thread. */
export async function receiveMessage(
  transaction: EntityManager,
  given: { ticketId: string; body: string },
): Promise<{ ticketId: string; messageId: string }> {
  const body = requireText(given.body, bodyLimit, ['body']);
  const ticketId = await goesOnIn(transaction, given.ticketId);
  const ticket = await changeTicket(transaction, { ticketId }, (locked) => {
    if (locked.status === 'CLOSED' || locked.status === 'MERGED') {
      throw new Refusal('INVALID', `a ticket that is ${locked.status} takes no message: open a new one`, ['ticketId']);
    }
    return afterMessage(locked);
  });
  const id = uuid();
  const sentAt = new Date();
  const addressed = given.ticketId.toLowerCase();
  const originTicketId = addressed === ticketId ? null : addressed;
  await insertNew<TicketMessage>(transaction, TicketMessage, [
    { id, ticketId, originTicketId, direction: 'INBOUND', author: 'customer', body, sentAt },
  ]);
  await publishMessage(transaction, ticket, { id, direction: 'INBOUND', sentAt });
  return { ticketId, messageId: id };
}
