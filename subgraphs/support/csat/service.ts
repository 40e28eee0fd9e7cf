import type { EntityManager } from 'typeorm';
import { Refusal, accepted, notFound } from '../../kit/errors';
import { publishFacts } from '../../kit/facts';
import { publish } from '../../kit/outbox';
import { isUuid, tableOf } from '../../kit/statement';
import { optionalText } from '../../kit/text';
import type { Upserted } from '../../kit/upsert';
import { Ticket } from '../ticket/entity';
import { CsatScore } from './entity';

export interface Score {
  ticketId: string;
  score: number;
  comment?: string | null;
  /** When the customer gave it; null: nobody knows, so the same score again changes nothing. */
  scoredAt: Date | null;
}

interface ScoredTicket {
  id: string;
  number: string;
  customerId: string | null;
}

/** The tickets that scores belong to, by the id they were given for: of a merged ticket, the one it goes on in. */
async function ticketsOf(transaction: EntityManager, ids: readonly string[]): Promise<Map<string, ScoredTicket>> {
  const tickets = tableOf(transaction, Ticket);
  const rows: (ScoredTicket & { asked: string })[] = await transaction.query(
    `WITH RECURSIVE followed AS (
       SELECT t.id AS asked, t.id, t.number, t.customer_id, t.merged_into_id FROM ${tickets} t
         WHERE t.id = ANY ($1::uuid[])
       UNION ALL
       SELECT f.asked, t.id, t.number, t.customer_id, t.merged_into_id
         FROM followed f JOIN ${tickets} t ON t.id = f.merged_into_id)
     SELECT asked, id, number, customer_id AS "customerId" FROM followed WHERE merged_into_id IS NULL`,
    [ids.filter(isUuid)],
  );
  return new Map(rows.map(({ asked, ...ticket }) => [asked, ticket]));
}

function checked({ ticketId, score, comment, scoredAt }: Score, tickets: ReadonlyMap<string, ScoredTicket>) {
  if (!Number.isInteger(score) || score < 1 || score > 5) {
    throw new Refusal('INVALID', `score must be between 1 and 5, got ${score}`, ['score']);
  }
  const text = optionalText(comment, 2_000, ['comment']);
  const ticket = tickets.get(ticketId.toLowerCase());
  if (!ticket) throw notFound('ticket', ['ticketId']);
  return { ticket, score, comment: text, scoredAt };
}

/** Writes one score per ticket; which tickets have another one now, and whether it is their first. */
async function writeScores(
  transaction: EntityManager,
  scores: readonly ReturnType<typeof checked>[],
): Promise<Map<string, boolean>> {
  const table = tableOf(transaction, CsatScore);
  const rows = scores.map(({ ticket, score, comment, scoredAt }) => ({
    ...{ ticket_id: ticket.id, score, comment, scored_at: scoredAt },
  }));
  const written: { id: string; created: boolean }[] = await transaction.query(
    `INSERT INTO ${table} AS s (ticket_id, score, comment, scored_at)
      SELECT ticket_id, given.score, given.comment, coalesce(given.scored_at,
        CASE WHEN (known.score, known.comment) IS NOT DISTINCT FROM (given.score, given.comment)
          THEN known.scored_at END, now())
      FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) given LEFT JOIN ${table} known USING (ticket_id)
      ORDER BY ticket_id
      ON CONFLICT (ticket_id) DO UPDATE
        SET score = excluded.score, comment = excluded.comment, scored_at = excluded.scored_at, updated_at = now()
        WHERE (s.score, s.comment, s.scored_at) IS DISTINCT FROM (excluded.score, excluded.comment, excluded.scored_at)
      RETURNING ticket_id AS id, (xmax = 0) AS created`,
    [JSON.stringify(rows)],
  );
  return new Map(written.map(({ id, created }) => [id, created]));
}

/**
 * Records how satisfied customers were, each in place of an earlier score; says in order what became of it, with the id
 * of the ticket that has the score. Of two for one ticket the later one counts. A Refusal stands for one that can't be.
 */
export async function recordScores(
  transaction: EntityManager,
  scores: readonly Score[],
): Promise<(Upserted | Refusal)[]> {
  const tickets = await ticketsOf(
    transaction,
    scores.map(({ ticketId }) => ticketId),
  );
  const valid = scores.map((score) => {
    try {
      return checked(score, tickets);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  });
  const last = new Map(valid.flatMap((score) => (score instanceof Refusal ? [] : [[score.ticket.id, score] as const])));
  const written = await writeScores(transaction, [...last.values()]);
  const news = [...last.values()].filter(({ ticket }) => written.has(ticket.id));
  await publish(
    transaction,
    news.map(({ ticket, score, scoredAt }) => ({
      type: 'support.csat.recorded',
      customerId: ticket.customerId,
      occurredAt: scoredAt ?? new Date(),
      data: { ticketId: ticket.id, number: ticket.number, score },
      timeline: {
        ...{ kind: 'csat.recorded', summary: `${ticket.number} scored ${score} of 5` },
        ...{ subjectType: 'Ticket', subjectId: ticket.id },
      },
    })),
  );
  await publishFacts(
    transaction,
    news.map(({ ticket }) => ticket.customerId),
  );
  return valid.map((score) => {
    if (score instanceof Refusal) return score;
    const { id } = score.ticket;
    const created = last.get(id) === score ? written.get(id) : undefined;
    return { id, outcome: created === undefined ? 'unchanged' : created ? 'created' : 'updated' };
  });
}

/** Records one score, or refuses it. */
export const recordScore = async (transaction: EntityManager, score: Score): Promise<Upserted> =>
  accepted((await recordScores(transaction, [score]))[0]);
