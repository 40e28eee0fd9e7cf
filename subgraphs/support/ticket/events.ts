import type { EntityManager } from 'typeorm';
import { publishFacts } from '../../kit/facts';
import { type OutboxEvent, publish } from '../../kit/outbox';
import { pastRecords } from '../../kit/past-events';
import { Ticket } from './entity';
import { isOpen } from './status';

type TicketState = Omit<Ticket, 'updatedAt'>;

/** A ticket before and after a write; null before: it is new. */
export interface TicketChange {
  before: TicketState | null;
  after: TicketState;
}

const inWords = (code: string): string => `${code.charAt(0)}${code.slice(1).toLowerCase()}`;

/** What a change means: a customer who has just become known sees the whole ticket as new. */
export function ticketEvents({ before, after }: TicketChange): OutboxEvent[] {
  const { id, customerId, number, kind, channel, status, revision, assigneeId, mergedIntoId } = after;
  const what = `${inWords(kind)} ${number}`;
  const data = { ticketId: id, number, kind, channel, status, revision, assigneeId, mergedIntoId };
  const event = (name: string, occurredAt: Date, summary: string): OutboxEvent => ({
    ...{ type: `support.ticket.${name}`, customerId, occurredAt, data },
    timeline: { kind: `ticket.${name}`, summary, subjectType: 'Ticket', subjectId: id },
  });
  const known = before !== null && before.customerId === customerId ? before : null;
  const reopened = known !== null && isOpen(status) && !isOpen(known.status);
  const events: OutboxEvent[] = [];
  if (!known) events.push(event('opened', after.createdAt, `${what} opened (${channel.toLowerCase()})`));
  if (after.firstResponseAt && !known?.firstResponseAt) {
    events.push(event('answered', after.firstResponseAt, `${what} answered for the first time`));
  }
  if (after.resolvedAt && !known?.resolvedAt) {
    events.push(event('resolved', after.resolvedAt, `${what} resolved`));
  }
  if (status === 'MERGED' && known && known.status !== 'MERGED') {
    events.push(event('merged', new Date(), `${what} goes on in another ticket`));
  }
  if (reopened) events.push(event('reopened', new Date(), `${what} reopened`));
  if (events.length > 0) return events;
  return [{ type: 'support.ticket.changed', customerId, occurredAt: new Date(), data }];
}

/** Tickets as their rows tell when they were opened, first answered and resolved. */
export const pastTickets = pastRecords(Ticket, 'support.ticket.opened', (ticket) =>
  ticketEvents({ before: null, after: ticket }),
);

/** Publishes what became of tickets, and the facts of their customers: the last step of a write. */
export async function publishTickets(transaction: EntityManager, changes: readonly TicketChange[]): Promise<void> {
  await publish(transaction, changes.flatMap(ticketEvents));
  await publishFacts(
    transaction,
    changes.flatMap(({ before, after }) => [before?.customerId, after.customerId]),
  );
}
