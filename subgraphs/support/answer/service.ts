import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, notFound } from '../../kit/errors';
import { publish } from '../../kit/outbox';
import { isUuid, tableOf } from '../../kit/statement';
import { requireText } from '../../kit/text';
import { insertNew } from '../../kit/upsert';
import { bodyLimit } from '../message/service';
import { Ticket } from '../ticket/entity';
import { Answer } from './entity';
import { AnswerTicket } from './ticket-entity';

const mostTickets = 250;

/** Publishes an answer and links the tickets whose question it answers. */
export async function publishAnswer(
  transaction: EntityManager,
  input: { question: string; body: string; language: string; fromTicketIds?: readonly string[] | null },
): Promise<{ answerId: string }> {
  const question = requireText(input.question, 500, ['question']);
  const body = requireText(input.body, bodyLimit, ['body']);
  const language = requireText(input.language, 35, ['language']);
  const ticketIds = [...new Set((input.fromTicketIds ?? []).map((id) => id.toLowerCase()))];
  if (ticketIds.length > mostTickets) {
    throw new Refusal('LIMIT_EXCEEDED', `fromTicketIds takes at most ${mostTickets} tickets`, ['fromTicketIds']);
  }
  const known: { id: string }[] = await transaction.query(
    `SELECT id FROM ${tableOf(transaction, Ticket)} WHERE id = ANY ($1::uuid[])`,
    [ticketIds.filter(isUuid)],
  );
  if (known.length < ticketIds.length) throw notFound('a ticket with one of these ids', ['fromTicketIds']);
  const id = uuid();
  await insertNew<Answer>(transaction, Answer, [{ id, question, body, language, useCount: 0 }]);
  await transaction.query(
    `INSERT INTO ${tableOf(transaction, AnswerTicket)} (answer_id, ticket_id) SELECT $1, unnest($2::uuid[])`,
    [id, ticketIds],
  );
  await publish(transaction, [
    {
      ...{ type: 'support.answer.published', customerId: null, occurredAt: new Date() },
      data: { answerId: id, language, ticketCount: ticketIds.length },
    },
  ]);
  return { answerId: id };
}

/** Counts that an answer was given in a ticket, and links the ticket. */
export async function useAnswer(transaction: EntityManager, answerId: string, ticketId: string): Promise<void> {
  const [used]: [{ id: string }[], number] | [] = isUuid(answerId)
    ? await transaction.query(
        `UPDATE ${tableOf(transaction, Answer)} SET use_count = use_count + 1, updated_at = now() WHERE id = $1 RETURNING id`,
        [answerId],
      )
    : [];
  if (!used?.length) throw notFound('a published answer with this id', ['answerId']);
  await transaction.query(
    `INSERT INTO ${tableOf(transaction, AnswerTicket)} (answer_id, ticket_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
    [answerId, ticketId],
  );
}
