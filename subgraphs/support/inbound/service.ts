import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../kit/errors';
import { tableOf } from '../../kit/statement';
import { insertNew } from '../../kit/upsert';
import { attach } from '../attachment/service';
import { afterMessage } from '../customer-message/service';
import { TicketMessage } from '../message/entity';
import { publishMessage } from '../message/events';
import { changeTicket } from '../ticket/change';
import { lockedTicket } from '../ticket/locked';
import { openTickets } from '../ticket/service';
import { InboundMail, type InboundOutcome } from './entity';
import { type MachineMail, machineMail } from './not-by-a-person';
import type { InboundLetter } from './parsed-mail';
import { ticketOf } from './thread';

export interface Received {
  outcome: InboundOutcome;
  reason: MachineMail | null;
  ticketId: string | null;
  /** Whether the same mail had come in before, and nothing was written now. */
  replayed: boolean;
}

interface Settings {
  mailFrom: string;
  defaultCountry: string | null;
  /** Larger files are named, without what is in them. */
  attachmentLimitBytes: number;
}

async function writeMessage(
  transaction: EntityManager,
  ticketId: string,
  letter: InboundLetter,
  message: Partial<TicketMessage>,
  settings: Settings,
): Promise<void> {
  const id = uuid();
  const { messageId, body } = letter;
  const sentAt = new Date();
  await insertNew<TicketMessage>(transaction, TicketMessage, [
    { id, ticketId, author: 'customer', messageId, body, sentAt, ...message },
  ]);
  await attach(transaction, id, letter.files, settings);
  const { customerId } = await lockedTicket(transaction, ticketId);
  const direction = message.direction ?? 'INBOUND';
  await publishMessage(transaction, { id: ticketId, customerId }, { id, direction, sentAt });
}

/** Opens a ticket for whoever wrote; a sender whose address is none has no customer, and the ticket stays for all to see. */
async function open(transaction: EntityManager, letter: InboundLetter, settings: Settings): Promise<string> {
  const { from, subject, replyTo } = letter;
  const contactAddress = replyTo ?? from?.address ?? null;
  const opening = { subject: subject ?? '(no subject)', kind: 'QUESTION', channel: 'EMAIL', contactAddress } as const;
  const profile = from?.name ? { displayName: from.name } : null;
  const customer = from && { identifiers: [{ kind: 'EMAIL' as const, value: from.address }], profile };
  let [opened] = await openTickets(transaction, [{ ...opening, customer }], settings);
  if (opened instanceof Refusal) [opened] = await openTickets(transaction, [{ ...opening, customer: null }], settings);
  if (!opened || opened instanceof Refusal) throw opened ?? new Error('a batch must answer for each of its items');
  await writeMessage(transaction, opened.id, letter, { part: 'OPENING', direction: 'INBOUND' }, settings);
  return opened.id;
}

/**
 * Takes a mail in, once per Message-ID: it goes on with the ticket it belongs to, or opens one and makes its sender a
 * customer. What a machine wrote opens nothing; in a thread it becomes a note, which asks nobody for an answer.
 */
export async function receive(
  transaction: EntityManager,
  letter: InboundLetter,
  settings: Settings,
): Promise<Received> {
  const { messageId } = letter;
  const table = tableOf(transaction, InboundMail);
  const fresh: unknown[] = await transaction.query(
    `INSERT INTO ${table} (message_id, outcome) VALUES ($1, 'IGNORED') ON CONFLICT DO NOTHING RETURNING message_id`,
    [messageId],
  );
  if (fresh.length === 0) {
    const [earlier]: Omit<Received, 'replayed'>[] = await transaction.query(
      `SELECT outcome, reason, ticket_id AS "ticketId" FROM ${table} WHERE message_id = $1`,
      [messageId],
    );
    if (!earlier) throw new Error('a mail was neither new nor known');
    return { ...earlier, replayed: true };
  }
  const received = await place(transaction, letter, settings);
  await transaction.query(`UPDATE ${table} SET outcome = $2, reason = $3, ticket_id = $4 WHERE message_id = $1`, [
    messageId,
    received.outcome,
    received.reason,
    received.ticketId,
  ]);
  return { ...received, replayed: false };
}

async function place(
  transaction: EntityManager,
  letter: InboundLetter,
  settings: Settings,
): Promise<Omit<Received, 'replayed'>> {
  const reason = machineMail(letter, settings.mailFrom);
  const found = await ticketOf(transaction, letter);
  if (reason === 'LOOP' || (reason && !found)) return { outcome: 'IGNORED', reason, ticketId: null };
  if (reason && found) {
    const { ticketId, originTicketId } = found;
    const note = { direction: 'NOTE', author: 'mail system', originTicketId } as const;
    await writeMessage(transaction, ticketId, letter, note, settings);
    return { outcome: 'NOTED', reason, ticketId };
  }
  // Of a ticket that is done for good, a new message is a new ticket.
  if (found && (await lockedTicket(transaction, found.ticketId)).status !== 'CLOSED') {
    const { ticketId, originTicketId } = found;
    await changeTicket(transaction, { ticketId }, afterMessage);
    await writeMessage(transaction, ticketId, letter, { direction: 'INBOUND', originTicketId }, settings);
    return { outcome: 'APPENDED', reason: null, ticketId };
  }
  return { outcome: 'OPENED', reason: null, ticketId: await open(transaction, letter, settings) };
}
