import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type MailContent, type OutgoingMail, messageIdOf } from '../../kit/mail/outgoing-mail';
import { tableOf } from '../../kit/statement';
import { TicketMessage } from '../message/entity';
import { Ticket } from '../ticket/entity';

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

/** Others who wrote in threads that were merged into the ticket; whoever is answered anyway is not among them. */
async function mergedContacts(
  transaction: EntityManager,
  ticketId: string,
  answered: string | undefined,
): Promise<{ address: string; customerId: string | null }[]> {
  const tickets = tableOf(transaction, Ticket);
  return transaction.query(
    `WITH RECURSIVE merged AS (
       SELECT t.id, t.customer_id, t.contact_address FROM ${tickets} t WHERE t.merged_into_id = $1
       UNION ALL
       SELECT t.id, t.customer_id, t.contact_address FROM merged m JOIN ${tickets} t ON t.merged_into_id = m.id)
     SELECT DISTINCT ON (lower(address)) address, customer_id AS "customerId" FROM (
       SELECT coalesce(m.contact_address, a.address) AS address, m.customer_id
       FROM merged m
       LEFT JOIN identity.mail_addresses(ARRAY(SELECT customer_id FROM merged WHERE contact_address IS NULL)) a
         ON a.key = m.customer_id) contact
     WHERE lower(address) IS DISTINCT FROM lower($2) ORDER BY lower(address), customer_id`,
    [ticketId, answered],
  );
}

/** The mails that answer: to the ticket's contact, and one each to those whose threads were merged into it. */
export async function replyMails(
  transaction: EntityManager,
  ticket: Ticket,
  { id, body, mailFrom }: { id: string; body: string; mailFrom: string },
): Promise<OutgoingMail[]> {
  const mail = await replyMail(transaction, ticket, { id, body, mailFrom });
  const others = await mergedContacts(transaction, ticket.id, mail?.content.to.address);
  const content = mail?.content ?? (await replyContent(transaction, ticket, body));
  const further = others.map(({ address, customerId }) => {
    const own = uuid();
    const to = { address, name: null };
    return { id: own, customerId, messageId: messageIdOf(own, mailFrom), content: { ...content, to } };
  });
  return [...(mail ? [mail] : []), ...further];
}

/** The mail that answers in the ticket's thread; null where no address of the customer is known. */
export async function replyMail(
  transaction: EntityManager,
  ticket: Ticket,
  { id, body, mailFrom }: { id: string; body: string; mailFrom: string },
): Promise<OutgoingMail | null> {
  const address = await addressOf(transaction, ticket);
  if (address === null) return null;
  return {
    id,
    customerId: ticket.customerId,
    messageId: messageIdOf(id, mailFrom),
    content: { ...(await replyContent(transaction, ticket, body)), to: { address, name: null } },
  };
}

/** What an answer in the ticket's thread says, whoever it goes to. */
async function replyContent(
  transaction: EntityManager,
  ticket: Ticket,
  body: string,
): Promise<Omit<MailContent, 'to'>> {
  const thread: { messageId: string; direction: string }[] = await transaction.query(
    `SELECT message_id AS "messageId", direction FROM ${tableOf(transaction, TicketMessage)}
      WHERE ticket_id = $1 AND message_id IS NOT NULL ORDER BY sent_at DESC, id DESC LIMIT ${keptReferences}`,
    [ticket.id],
  );
  return {
    subject: replySubject(ticket),
    text: body,
    inReplyTo: (thread.find(({ direction }) => direction === 'INBOUND') ?? thread[0])?.messageId,
    references: thread.map(({ messageId }) => messageId).reverse(),
  };
}
