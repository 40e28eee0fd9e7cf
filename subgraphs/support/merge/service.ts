import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { tableOf } from '../../kit/statement';
import { changesOf } from '../../kit/upsert';
import { CsatScore } from '../csat/entity';
import { TicketMessage } from '../message/entity';
import { writeTicket } from '../ticket/change';
import { Ticket } from '../ticket/entity';
import { publishTickets } from '../ticket/events';
import { lockedTicket } from '../ticket/locked';
import { isOpen } from '../ticket/status';

function requireMergeable(source: Ticket, target: Ticket): void {
  if (source.id === target.id) throw new Refusal('INVALID', 'a ticket cannot be merged into itself', ['targetId']);
  if (source.status === 'MERGED') throw new Refusal('CONFLICT', 'the ticket has been merged already', ['sourceId']);
  if (!isOpen(target.status)) {
    const instead = 'only into one that is NEW, OPEN or PENDING';
    throw new Refusal('INVALID', `a ticket can't be merged into one that is ${target.status}: ${instead}`, [
      'targetId',
    ]);
  }
}

/**
 * Makes one case of two: the source's thread goes on in the target, the source keeps its number and says where it went.
 * Whoever wrote in either thread gets answers from the target from now on.
 */
export async function mergeTickets(
  transaction: EntityManager,
  { sourceId, targetId }: { sourceId: string; targetId: string },
): Promise<void> {
  // In one order, so that two merges in opposite directions wait for each other instead of in a circle.
  const inOrder = [
    { id: sourceId.toLowerCase(), field: 'sourceId' },
    { id: targetId.toLowerCase(), field: 'targetId' },
  ].sort((one, other) => (one.id < other.id ? -1 : 1));
  const locked = new Map<string, Ticket>();
  for (const { id, field } of inOrder) locked.set(field, await lockedTicket(transaction, id, field));
  const source = locked.get('sourceId') as Ticket;
  const target = locked.get('targetId') as Ticket;
  requireMergeable(source, target);
  // A thread has one opening: the target's.
  await transaction.query(
    `UPDATE ${tableOf(transaction, TicketMessage)} 
      SET ticket_id = $2, origin_ticket_id = coalesce(origin_ticket_id, ticket_id), part = NULL, updated_at = now()
      WHERE ticket_id = $1`,
    [source.id, target.id],
  );
  // What the customer thought goes along, unless the target has a word of its own.
  await transaction.query(
    `UPDATE ${tableOf(transaction, CsatScore)} SET ticket_id = $2, updated_at = now() WHERE ticket_id = $1
      AND NOT EXISTS (SELECT FROM ${tableOf(transaction, CsatScore)} s WHERE s.ticket_id = $2)`,
    [source.id, target.id],
  );
  const gone = {
    ...source,
    ...{ status: 'MERGED' as const, mergedIntoId: target.id, revision: source.revision + 1 },
    ...{ claimToken: null, claimedById: null, claimedAt: null, claimExpiresAt: null },
  };
  const waits = source.status === 'NEW' || source.status === 'OPEN';
  const status = waits && target.status === 'PENDING' ? 'OPEN' : target.status;
  const remaining = { ...target, status, revision: target.revision + 1 };
  for (const [before, after] of [
    [source, gone],
    [target, remaining],
  ] as const) {
    await writeTicket(transaction, after.id, changesOf<Ticket>(transaction, Ticket, before, after));
  }
  await publishTickets(transaction, [
    { before: source, after: gone },
    { before: target, after: remaining },
  ]);
}
