import { Refusal } from '../../kit/errors';
import type { CustomerReference } from '../../kit/identity';
import { refColumns, requireText } from '../../kit/text';
import { bodyLimit } from '../message/service';
import type { Ticket, TicketChannel, TicketKind } from './entity';
import { type TicketStatus, isOpen } from './status';

/** A ticket as it is reported; what is left out or null is not known and changes nothing. */
export interface TicketOpening {
  /** Null for history without a person. */
  customer: CustomerReference | null;
  externalRef?: { system: string; value: string } | null;
  /** The number of an imported ticket; one of ours when left out. */
  number?: string | null;
  subject?: string | null;
  body?: string | null;
  kind?: TicketKind | null;
  channel?: TicketChannel | null;
  status?: TicketStatus | null;
  createdAt?: Date | null;
  firstResponseAt?: Date | null;
  resolvedAt?: Date | null;
  resolvedById?: string | null;
  assigneeId?: string | null;
  /** Where answers go; to the address that identity knows when left out. */
  contactAddress?: string | null;
  /** Text of the first answer, sent at firstResponseAt by the assignee. */
  answer?: string | null;
}

/** An opening that was checked; undefined means not known. */
export interface Draft {
  externalSystem: string | null;
  externalValue: string | null;
  number: string | undefined;
  known: Partial<Ticket>;
  body: string | undefined;
  answer: string | undefined;
}

const given = (text: string | null | undefined, limit: number, field: string): string | undefined =>
  text == null ? undefined : requireText(text, limit, [field]);

function checkTimes({ createdAt, firstResponseAt, resolvedAt, status, answer }: TicketOpening): void {
  const invalid = (message: string, field: string) => new Refusal('INVALID', message, [field]);
  for (const [field, time] of Object.entries({ firstResponseAt, resolvedAt })) {
    if (!time) continue;
    if (!createdAt) throw invalid(`${field} needs createdAt beside it`, 'createdAt');
    if (time < createdAt) throw invalid(`${field} must not be before createdAt`, field);
  }
  if (resolvedAt && status && isOpen(status)) {
    throw invalid(`resolvedAt belongs to a ticket that is RESOLVED or CLOSED, got ${status}`, 'resolvedAt');
  }
  if (answer != null && !firstResponseAt) throw invalid('an answer needs firstResponseAt beside it', 'firstResponseAt');
}

/** The opening as it will be stored; refuses texts over their limits and times that contradict each other. */
export function draftOf(opening: TicketOpening): Draft {
  checkTimes(opening);
  return {
    ...refColumns(opening.externalRef),
    number: given(opening.number, 100, 'number'),
    body: given(opening.body, bodyLimit, 'body'),
    answer: given(opening.answer, bodyLimit, 'answer'),
    known: {
      subject: given(opening.subject, 500, 'subject'),
      kind: opening.kind ?? undefined,
      channel: opening.channel ?? undefined,
      status: opening.status ?? undefined,
      assigneeId: opening.assigneeId ?? undefined,
      contactAddress: opening.contactAddress ?? undefined,
      createdAt: opening.createdAt ?? undefined,
      firstResponseAt: opening.firstResponseAt ?? undefined,
      resolvedAt: opening.resolvedAt ?? undefined,
      resolvedById: opening.resolvedById ?? undefined,
    },
  };
}

function firstStatus({ status, resolvedAt, firstResponseAt, assigneeId }: Partial<Ticket>): TicketStatus {
  if (status) return status;
  if (resolvedAt) return 'RESOLVED';
  if (firstResponseAt) return 'PENDING';
  return assigneeId ? 'OPEN' : 'NEW';
}

/** The row of a new ticket. */
export function newTicket(
  { externalSystem, externalValue, known }: Draft,
  row: { id: string; number: string; customerId: string | null; now: Date },
): Omit<Ticket, 'updatedAt'> {
  return {
    id: row.id,
    customerId: row.customerId,
    number: row.number,
    externalSystem,
    externalValue,
    subject: known.subject ?? null,
    kind: known.kind ?? 'QUESTION',
    channel: known.channel ?? 'OTHER',
    status: firstStatus(known),
    revision: 1,
    assigneeId: known.assigneeId ?? null,
    firstResponseAt: known.firstResponseAt ?? null,
    resolvedAt: known.resolvedAt ?? null,
    resolvedById: known.resolvedById ?? null,
    reopenCount: 0,
    contactAddress: known.contactAddress ?? null,
    claimToken: null,
    claimedById: null,
    claimedAt: null,
    claimExpiresAt: null,
    replyRevision: null,
    repliedById: null,
    mergedIntoId: null,
    warnedAt: null,
    createdAt: known.createdAt ?? row.now,
  };
}

function nextStatus(known: Partial<Ticket>, stored: TicketStatus): TicketStatus {
  if (stored === 'NEW') return firstStatus(known);
  return known.resolvedAt && isOpen(stored) ? 'RESOLVED' : stored;
}

/** What the draft says about a ticket that is already here; its customer stays, unless it had none. */
export function updateOf({ known }: Draft, stored: Ticket, customerId: string | null): Partial<Ticket> {
  const status = stored.status === 'MERGED' ? 'MERGED' : (known.status ?? nextStatus(known, stored.status));
  const reopened = isOpen(status) && !isOpen(stored.status);
  return {
    ...known,
    status,
    customerId: stored.customerId ?? customerId,
    ...(isOpen(status) && { resolvedAt: null, resolvedById: null }),
    ...(reopened && { reopenCount: stored.reopenCount + 1 }),
  };
}
