import type { EntityManager } from 'typeorm';
import { v4 as randomToken } from 'uuid';
import { Refusal } from '../../kit/errors';
import { publish } from '../../kit/outbox';
import { writeTicket } from '../ticket/change';
import type { Ticket } from '../ticket/entity';
import { lockedTicket } from '../ticket/locked';
import { claimOf, claimedBySomebody } from './held';

const longestSeconds = 3_600;

/** The state in which whoever asks wanted to answer: an answer that has just gone out is the one they would double. */
const stateBeforeAnswer = ({ revision, replyRevision }: Ticket): number =>
  replyRevision === revision ? revision - 1 : revision;

/** Publishes who is answering a ticket, or that nobody is any more. */
const publishClaim = (
  transaction: EntityManager,
  { id, number, customerId, revision }: Ticket,
  name: 'claimed' | 'released',
  data: { agentId: string; expiresAt?: Date },
): Promise<void> =>
  publish(transaction, [
    {
      type: `support.ticket.${name}`,
      customerId,
      occurredAt: new Date(),
      data: { ticketId: id, number, revision, ...data },
    },
  ]);

/**
 * Says that this agent answers the ticket, for so many seconds; whoever holds it already may say so again and keeps the
 * token. Leaves the revision as it is: a claim is no change that an answer would have to know of.
 */
export async function claimTicket(
  transaction: EntityManager,
  { ticketId, staffId, ttlSeconds }: { ticketId: string; staffId: string; ttlSeconds: number },
): Promise<void> {
  if (!(ttlSeconds >= 1 && ttlSeconds <= longestSeconds)) {
    const message = `ttlSeconds must be between 1 and ${longestSeconds}, got ${ttlSeconds}`;
    throw new Refusal('INVALID', message, ['ttlSeconds']);
  }
  const ticket = await lockedTicket(transaction, ticketId);
  if (ticket.status === 'CLOSED' || ticket.status === 'MERGED') {
    throw new Refusal('INVALID', `a ticket that is ${ticket.status} can't be claimed: nobody answers it`, ['ticketId']);
  }
  const now = new Date();
  const held = claimOf(ticket, now);
  if (held && held.agentId !== staffId) throw claimedBySomebody(ticket, held, stateBeforeAnswer(ticket), 'ticketId');
  const expiresAt = new Date(now.getTime() + ttlSeconds * 1000);
  await writeTicket(transaction, ticket.id, {
    claimToken: held?.token ?? randomToken(),
    claimedById: staffId,
    claimedAt: held?.claimedAt ?? now,
    claimExpiresAt: expiresAt,
  });
  await publishClaim(transaction, ticket, 'claimed', { agentId: staffId, expiresAt });
}

/** Gives the ticket back to all; with a token that is no longer the ticket's, there is nothing left to give back. */
export async function releaseTicket(
  transaction: EntityManager,
  { ticketId, claimToken }: { ticketId: string; claimToken: string },
): Promise<void> {
  const ticket = await lockedTicket(transaction, ticketId);
  const held = claimOf(ticket, new Date());
  if (!held) return;
  if (held.token !== claimToken.toLowerCase()) throw claimedBySomebody(ticket, held, ticket.revision, 'claimToken');
  await writeTicket(transaction, ticket.id, {
    claimToken: null,
    claimedById: null,
    claimedAt: null,
    claimExpiresAt: null,
  });
  await publishClaim(transaction, ticket, 'released', { agentId: held.agentId });
}
