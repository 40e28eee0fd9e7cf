import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { queueMails } from '../../kit/mail/outgoing-mail';
import type { Settings } from '../../kit/settings';
import { replyMail } from '../reply/thread';
import type { Ticket } from '../ticket/entity';
import { csatToken } from './link';

/** Asks the customer of a ticket that was solved how satisfied they are, where an address is known. */
export async function inviteToScore(
  transaction: EntityManager,
  ticket: Ticket,
  { publicUrl, linkSecret, mailFrom }: Pick<Settings, 'publicUrl' | 'linkSecret' | 'mailFrom'>,
): Promise<void> {
  const link = `${publicUrl}/csat/${csatToken(ticket.id, linkSecret)}`;
  const body = `Your request ${ticket.number} is solved, as far as we know.\n\nHow did we do? ${link}\n`;
  const mail = await replyMail(transaction, ticket, { id: uuid(), body, mailFrom });
  if (!mail) return;
  // By a machine: other machines must not answer it.
  const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
  await queueMails(transaction, 'support', [{ ...mail, content: { ...mail.content, headers } }]);
}
