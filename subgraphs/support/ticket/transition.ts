import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import { existingStaffIds } from '../../kit/staff';
import { changeTicket } from './change';
import type { Ticket } from './entity';
import { type TicketStatus, isOpen } from './status';

const notInStatus = (status: TicketStatus, change: string, instead: string) =>
  new Refusal('INVALID', `a ticket that is ${status} can't be ${change}: ${instead}`, ['ticketId']);

/** Gives an open ticket to a member of staff, or to nobody; giving it to whoever has it changes nothing. */
export async function assignTicket(
  transaction: EntityManager,
  { staffId, ...ticket }: { ticketId: string; expectedRevision: number; staffId: string | null },
): Promise<void> {
  const [assigneeId = null] = await existingStaffIds(transaction, [staffId]);
  if (staffId !== null && assigneeId === null) throw notFound('a member of staff with this id', ['staffId']);
  await changeTicket(transaction, ticket, ({ status, assigneeId: holder }) => {
    if (!isOpen(status)) throw notInStatus(status, 'assigned', 'only NEW, OPEN and PENDING tickets have work left');
    if (holder === assigneeId) return null;
    return { assigneeId, ...(status === 'NEW' && assigneeId !== null && { status: 'OPEN' }) };
  });
}

/** Marks an open ticket as solved; staffId is whoever says so, null when that is nobody known. */
export async function resolveTicket(
  transaction: EntityManager,
  { staffId, ...ticket }: { ticketId: string; expectedRevision: number; staffId: string | null },
): Promise<Ticket> {
  return changeTicket(transaction, ticket, ({ status }) => {
    if (!isOpen(status)) throw notInStatus(status, 'resolved', 'only NEW, OPEN and PENDING tickets can');
    return { status: 'RESOLVED', resolvedAt: new Date(), resolvedById: staffId };
  });
}

/** Opens a resolved ticket again. */
export async function reopenTicket(transaction: EntityManager, ticketId: string): Promise<void> {
  await changeTicket(transaction, { ticketId }, ({ status, reopenCount }) => {
    if (status !== 'RESOLVED') {
      const reasons: Partial<Record<TicketStatus, string>> = { CLOSED: 'open a new one', MERGED: 'see mergedInto' };
      throw notInStatus(status, 'reopened', reasons[status] ?? 'it has not been resolved');
    }
    return { status: 'OPEN', resolvedAt: null, resolvedById: null, reopenCount: reopenCount + 1 };
  });
}
