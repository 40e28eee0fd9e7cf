import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import { type DoubtfulMail, type MailSettlement, settleMail } from '../../kit/mail/in-doubt';
import { publish } from '../../kit/outbox';
import { isUuid, tableOf } from '../../kit/statement';
import { TicketMessage } from '../message/entity';
import { addNote } from '../message/service';

interface Settling {
  mailId: string;
  settlement: MailSettlement;
  /** Id under which whoever decides was signed in. */
  author: string;
  /** The same person as staff; null when nobody has registered them. */
  staffId: string | null;
}

const noteOf = ({ messageId, since }: DoubtfulMail, settlement: MailSettlement): string => {
  const mail = `The mail ${messageId} of ${since.toISOString()} was in doubt`;
  return settlement === 'RESEND' ? `${mail} and is sent again.` : `${mail} and has arrived.`;
};

async function refusalOf(transaction: EntityManager, mailId: string): Promise<Refusal> {
  const [mail]: { state: string }[] = isUuid(mailId)
    ? await transaction.query('SELECT state FROM support.outgoing_mail WHERE id = $1', [mailId])
    : [];
  if (!mail) return notFound('mail', ['mailId']);
  return new Refusal('CONFLICT', `only a mail that is IN_DOUBT can be settled, this one is ${mail.state}`, ['mailId']);
}

/** Ends the doubt about a mail and says so, in its thread where it has one; returns the ticket, null without one. */
export async function settleDoubtfulMail(
  transaction: EntityManager,
  { mailId, settlement, author, staffId }: Settling,
): Promise<{ ticketId: string | null }> {
  const settled = isUuid(mailId) ? await settleMail(transaction, 'support', { id: mailId, settlement }) : null;
  if (!settled) throw await refusalOf(transaction, mailId);
  const [message]: { ticketId: string }[] = await transaction.query(
    `SELECT ticket_id AS "ticketId" FROM ${tableOf(transaction, TicketMessage)} WHERE id = $1`,
    [mailId],
  );
  const ticketId = message?.ticketId ?? null;
  await publish(transaction, [
    {
      ...{ type: 'support.mail.settled', customerId: settled.customerId, occurredAt: new Date() },
      data: { mailId, settlement, ticketId, staffId },
    },
  ]);
  if (ticketId !== null) await addNote(transaction, { ticketId, author, staffId, body: noteOf(settled, settlement) });
  return { ticketId };
}
