import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../kit/errors';
import { queueMails } from '../../kit/mail/outgoing-mail';
import { requireText } from '../../kit/text';
import { insertNew } from '../../kit/upsert';
import { useAnswer } from '../answer/service';
import { type Claim, HeldRefusal, claimOf, claimedBySomebody } from '../claim/held';
import { TicketMessage } from '../message/entity';
import { publishMessage } from '../message/events';
import { bodyLimit } from '../message/service';
import { changeTicket } from '../ticket/change';
import type { Ticket } from '../ticket/entity';
import { isOpen } from '../ticket/status';
import { replyMails } from './thread';

export interface Reply {
  ticketId: string;
  claimToken: string;
  expectedRevision: number;
  body: string;
  /** The published answer that was given, if one was. */
  answerId?: string | null;
  /** Who answers. */
  staffId: string;
  /** Id under which whoever answers was signed in. */
  author: string;
}

function requireClaim(ticket: Ticket, held: Claim | null, { claimToken, expectedRevision }: Reply): void {
  if (held && held.token !== claimToken.toLowerCase()) {
    throw claimedBySomebody(ticket, held, expectedRevision, 'claimToken');
  }
  if (expectedRevision !== ticket.revision) {
    const wasAnswered = ticket.replyRevision !== null && ticket.replyRevision > expectedRevision;
    throw new HeldRefusal(
      'STALE_REVISION',
      `expectedRevision was ${expectedRevision}, the ticket is at revision ${ticket.revision}`,
      ['expectedRevision'],
      held?.agentId ?? ticket.repliedById,
      wasAnswered ? { ticketId: ticket.id, revision: expectedRevision } : null,
    );
  }
  if (!held) throw new Refusal('CONFLICT', 'the claim is over: claim the ticket again', ['claimToken']);
}

/**
 * Answers the customer: writes the message and puts the mail in line, in one transaction. Refused unless the caller
 * holds the ticket and has seen everything in it. The claim stays until it expires or is released, so that whoever
 * was waiting for the ticket learns of the answer before giving a second one.
 */
export async function replyToTicket(
  transaction: EntityManager,
  reply: Reply,
  { mailFrom }: { mailFrom: string },
): Promise<{ messageId: string }> {
  const body = requireText(reply.body, bodyLimit, ['body']);
  const now = new Date();
  const ticket = await changeTicket(transaction, { ticketId: reply.ticketId }, (locked) => {
    requireClaim(locked, claimOf(locked, now), reply);
    if (locked.status === 'CLOSED' || locked.status === 'MERGED') {
      throw new Refusal('INVALID', `a ticket that is ${locked.status} can't be answered`, ['ticketId']);
    }
    return {
      ...(isOpen(locked.status) && { status: 'PENDING' }),
      assigneeId: locked.assigneeId ?? reply.staffId,
      firstResponseAt: locked.firstResponseAt ?? now,
      replyRevision: locked.revision + 1,
      repliedById: reply.staffId,
    };
  });
  if (reply.answerId != null) await useAnswer(transaction, reply.answerId, ticket.id);
  const id = uuid();
  const mails = await replyMails(transaction, ticket, { id, body, mailFrom });
  await insertNew<TicketMessage>(transaction, TicketMessage, [
    {
      id,
      ticketId: ticket.id,
      direction: 'OUTBOUND',
      author: reply.author,
      staffId: reply.staffId,
      body,
      sentAt: now,
      messageId: mails.find((mail) => mail.id === id)?.messageId ?? null,
    },
  ]);
  await queueMails(transaction, 'support', mails);
  await publishMessage(transaction, ticket, { id, direction: 'OUTBOUND', sentAt: now });
  return { messageId: id };
}
