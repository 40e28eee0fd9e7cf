import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { tableOf } from '../../kit/statement';
import { requireText } from '../../kit/text';
import { insertNew } from '../../kit/upsert';
import { changeTicket } from '../ticket/change';
import { type MessagePart, TicketMessage } from './entity';
import { publishMessage } from './events';

export const bodyLimit = 100_000;

/** A message whose place in its ticket is known. */
export interface ThreadPart {
  ticketId: string;
  part: MessagePart;
  body: string;
  sentAt: Date;
  staffId: string | null;
}

/** Writes the opening message and the first answer of tickets, at most one of each; returns tickets that changed. */
export async function writeParts(transaction: EntityManager, parts: readonly ThreadPart[]): Promise<Set<string>> {
  if (parts.length === 0) return new Set();
  const rows = parts.map(({ ticketId, part, body, sentAt, staffId }) => ({
    id: uuid(),
    ticket_id: ticketId,
    part,
    direction: part === 'OPENING' ? 'INBOUND' : 'OUTBOUND',
    author: part === 'OPENING' ? 'customer' : 'staff',
    staff_id: staffId,
    body,
    sent_at: sentAt,
  }));
  const columns = 'id, ticket_id, part, direction, author, staff_id, body, sent_at';
  const table = tableOf(transaction, TicketMessage);
  const written: { ticket_id: string }[] = await transaction.query(
    `INSERT INTO ${table} AS m (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
      ON CONFLICT (ticket_id, part) WHERE part IS NOT NULL DO UPDATE
        SET body = excluded.body, sent_at = excluded.sent_at, staff_id = coalesce(excluded.staff_id, m.staff_id),
          updated_at = now()
        WHERE (m.body, m.sent_at, m.staff_id)
          IS DISTINCT FROM (excluded.body, excluded.sent_at, coalesce(excluded.staff_id, m.staff_id))
      RETURNING ticket_id`,
    [JSON.stringify(rows)],
  );
  return new Set(written.map((row) => row.ticket_id));
}

/** Writes a note for colleagues, whatever the ticket's status; author is who was signed in. */
export async function addNote(
  transaction: EntityManager,
  { ticketId, body, author, staffId }: { ticketId: string; body: string; author: string; staffId: string | null },
): Promise<{ messageId: string }> {
  const text = requireText(body, bodyLimit, ['body']);
  const ticket = await changeTicket(transaction, { ticketId }, () => ({}));
  const id = uuid();
  const sentAt = new Date();
  await insertNew<TicketMessage>(transaction, TicketMessage, [
    { id, ticketId: ticket.id, direction: 'NOTE', author, staffId, body: text, sentAt },
  ]);
  await publishMessage(transaction, ticket, { id, direction: 'NOTE', sentAt });
  return { messageId: id };
}
