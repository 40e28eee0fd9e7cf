import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import { publish } from '../../kit/outbox';
import { isUuid, tableOf } from '../../kit/statement';
import { optionalText } from '../../kit/text';
import { Ticket } from '../ticket/entity';
import { CsatScore } from './entity';

export interface Score {
  ticketId: string;
  score: number;
  comment?: string | null;
  /** When the customer gave it; null: nobody knows, so the same score again changes nothing. */
  scoredAt: Date | null;
}

/** Records how satisfied a customer was, in place of an earlier score; says whether anything changed. */
export async function recordScore(
  transaction: EntityManager,
  { ticketId, score, comment, scoredAt }: Score,
): Promise<'created' | 'updated' | 'unchanged'> {
  if (!Number.isInteger(score) || score < 1 || score > 5) {
    throw new Refusal('INVALID', `score must be between 1 and 5, got ${score}`, ['score']);
  }
  const text = optionalText(comment, 2_000, ['comment']);
  const [ticket]: { customerId: string | null }[] = isUuid(ticketId)
    ? await transaction.query(`SELECT customer_id AS "customerId" FROM ${tableOf(transaction, Ticket)} WHERE id = $1`, [
        ticketId,
      ])
    : [];
  if (!ticket) throw notFound('ticket', ['ticketId']);
  const [written]: { created: boolean }[] = await transaction.query(
    `INSERT INTO ${tableOf(transaction, CsatScore)} AS s (ticket_id, score, comment, scored_at) VALUES ($1, $2, $3, coalesce($4, now()))
      ON CONFLICT (ticket_id) DO UPDATE
        SET score = excluded.score, comment = excluded.comment, scored_at = excluded.scored_at, updated_at = now()
        WHERE (s.score, s.comment, s.scored_at) IS DISTINCT FROM 
          (excluded.score, excluded.comment, coalesce($4, s.scored_at))
      RETURNING (xmax = 0) AS created`,
    [ticketId, score, text, scoredAt],
  );
  if (!written) return 'unchanged';
  await publish(transaction, [
    {
      type: 'support.csat.recorded',
      customerId: ticket.customerId,
      occurredAt: scoredAt ?? new Date(),
      data: { ticketId, score },
    },
  ]);
  return written.created ? 'created' : 'updated';
}
