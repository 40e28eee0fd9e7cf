import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import {
  type Upserted,
  changesOf,
  inRefOrder,
  insertNew,
  lockByExternalRef,
  refKey,
  updateRow,
} from '../../kit/upsert';
import { type ThreadPart, writeParts } from '../message/service';
import { type Draft, newTicket, updateOf } from './draft';
import { Ticket } from './entity';
import type { TicketChange } from './events';
import { nextNumbers, numberKept, numberTaken } from './number';

/** A draft whose customer is known, and what is to be told once it has its ticket. */
export interface Pending {
  draft: Draft;
  customerId: string | null;
  done: (upserted: Upserted) => void;
}

async function insertTickets(transaction: EntityManager, fresh: readonly Pending[]) {
  const numbers = await nextNumbers(transaction, fresh.filter(({ draft }) => draft.number === undefined).length);
  const now = new Date();
  const rows = fresh.map(({ draft, customerId }) =>
    newTicket(draft, { id: uuid(), number: draft.number ?? (numbers.shift() as string), customerId, now }),
  );
  const inserted = await insertNew<Ticket>(transaction, Ticket, inRefOrder(rows));
  return fresh.map((_, index) => {
    const row = rows[index] as (typeof rows)[number];
    return inserted.has(row.id) ? row : null;
  });
}

function partsOf({ body, answer, known }: Draft, ticketId: string, createdAt: Date): ThreadPart[] {
  const parts: ThreadPart[] = [];
  if (body) parts.push({ ticketId, part: 'OPENING', body, sentAt: createdAt, staffId: null });
  if (answer && known.firstResponseAt) {
    const staffId = known.assigneeId ?? null;
    parts.push({ ticketId, part: 'ANSWER', body: answer, sentAt: known.firstResponseAt, staffId });
  }
  return parts;
}

async function updateTickets(
  transaction: EntityManager,
  known: readonly (Pending & { stored: Ticket })[],
): Promise<TicketChange[]> {
  const updates = known.map((pending) => {
    const wanted = updateOf(pending.draft, pending.stored, pending.customerId);
    return { ...pending, changes: changesOf<Ticket>(transaction, Ticket, pending.stored, wanted) };
  });
  const touched = await writeParts(
    transaction,
    updates.flatMap(({ draft, stored, changes }) => partsOf(draft, stored.id, changes.createdAt ?? stored.createdAt)),
  );
  const news: TicketChange[] = [];
  for (const { stored, changes, done } of updates) {
    const changed = touched.has(stored.id) || Object.keys(changes).length > 0;
    if (changed) {
      const counted = { ...changes, revision: stored.revision + 1 };
      await updateRow<Ticket>(transaction, Ticket, stored.id, counted);
      news.push({ before: stored, after: { ...stored, ...counted } });
    }
    done({ id: stored.id, outcome: changed ? 'updated' : 'unchanged' });
  }
  return news;
}

/**
 * Writes drafts until all have their ticket. What another writer inserted meanwhile, and the second of two drafts with
 * one ref, is known in the next round. Returns what has changed, in order.
 */
export async function writeTickets(transaction: EntityManager, drafts: readonly Pending[]): Promise<TicketChange[]> {
  let waiting = drafts;
  const news: TicketChange[] = [];
  for (let round = 1; waiting.length > 0; round += 1) {
    const stored = await lockByExternalRef<Ticket>(
      transaction,
      Ticket,
      waiting.map(({ draft }) => draft),
    );
    const known: (Pending & { stored: Ticket })[] = [];
    const fresh: Pending[] = [];
    const later: Pending[] = [];
    const seen = new Set<string>();
    for (const pending of waiting) {
      const ref = refKey(pending.draft);
      const ticket = stored.get(ref);
      if (ref !== null && seen.has(ref)) later.push(pending);
      else if (ticket) known.push({ ...pending, stored: ticket });
      else fresh.push(pending);
      if (ref !== null) seen.add(ref);
    }
    for (const { draft, stored: ticket } of known) {
      if (draft.number !== undefined && draft.number !== ticket.number) throw numberKept();
    }
    news.push(...(await updateTickets(transaction, known)));
    const inserted = await insertTickets(transaction, fresh);
    news.push(...inserted.flatMap((row) => (row ? [{ before: null, after: row }] : [])));
    await writeParts(
      transaction,
      fresh.flatMap(({ draft }, index) => {
        const row = inserted[index];
        return row ? partsOf(draft, row.id, row.createdAt) : [];
      }),
    );
    const again = fresh.filter(({ draft, done }, index) => {
      const row = inserted[index];
      if (row) done({ id: row.id, outcome: 'created' });
      // Its ref was free a moment ago, so the second time it can only be the number that somebody else has.
      else if (round > 1 && draft.number !== undefined) throw numberTaken();
      return !row;
    });
    waiting = [...again, ...later];
  }
  return news;
}
