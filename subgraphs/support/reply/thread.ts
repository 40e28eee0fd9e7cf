import type { EntityManager } from 'typeorm';
import { type OutgoingMail, messageIdOf } from '../../kit/mail/outgoing-mail';
import { tableOf } from '../../kit/statement';
import { TicketMessage } from '../message/entity';
import type { Ticket } from '../ticket/entity';

/** As many as a header holds without becoming a burden; mail programs need the last ones. */
const keptReferences = 20;

/** The subject of an answer: the ticket's, with its number, by which an answer to it is found again. */
export const replySubject = ({ subject, number }: Pick<Ticket, 'subject' | 'number'>): string => {
  const plain = (subject ?? '').replace(/^(?:re|aw|회신|답장)\s*:\s*/i, '').replaceAll(`[${number}]`, '');
  return `Re: ${plain.replace(/\s+/g, ' ').trim()} [${number}]`.replace('  ', ' ');
};

async function addressOf(transaction: EntityManager, ticket: Ticket): Promise<string | null> {
  if (ticket.contactAddress !== null || ticket.customerId === null) return ticket.contactAddress;
  const [known]: { address: string }[] = await transaction.query(
    'SELECT address FROM identity.mail_addresses(ARRAY[$1]::uuid[])',
    [ticket.customerId],
  );
  return known?.address ?? null;
}

/** The mail that answers in the ticket's thread; null where no address of the customer is known. */
export async function replyMail(
  transaction: EntityManager,
  ticket: Ticket,
  { id, body, mailFrom }: { id: string; body: string; mailFrom: string },
): Promise<OutgoingMail | null> {
  const address = await addressOf(transaction, ticket);
  if (address === null) return null;
  const thread: { messageId: string; direction: string }[] = await transaction.query(
    `SELECT message_id AS "messageId", direction FROM ${tableOf(transaction, TicketMessage)}
      WHERE ticket_id = $1 AND message_id IS NOT NULL ORDER BY sent_at DESC, id DESC LIMIT ${keptReferences}`,
    [ticket.id],
  );
  return {
    id,
    customerId: ticket.customerId,
    messageId: messageIdOf(id, mailFrom),
    content: {
      to: { address, name: null },
      subject: replySubject(ticket),
      text: body,
      inReplyTo: (thread.find(({ direction }) => direction === 'INBOUND') ?? thread[0])?.messageId,
      references: thread.map(({ messageId }) => messageId).reverse(),
    },
  };
}
