import type { EntityManager } from 'typeorm';
import { tableOf } from '../../kit/statement';
import { TicketMessage } from '../message/entity';

/** The last answer a customer of these tickets got; null while nobody was answered. */
export async function lastAnswer(manager: EntityManager, ticketIds: readonly string[]): Promise<string | null> {
  const [message]: { body: string | null }[] = await manager.query(
    `SELECT body FROM ${tableOf(manager, TicketMessage)}
      WHERE ticket_id = ANY ($1::uuid[]) AND direction = 'OUTBOUND' ORDER BY sent_at DESC, id DESC LIMIT 1`,
    [ticketIds],
  );
  return message?.body ?? null;
}
