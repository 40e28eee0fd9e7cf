import { z } from 'zod';
import { Refusal, notFound } from '../../kit/errors';
import { dateTime, integer, system, text } from '../../kit/import/attributes';
import { type RowOutcome, defineKind } from '../../kit/import/kind';
import { lockByExternalRef, refKey } from '../../kit/upsert';
import { Ticket } from '../ticket/entity';
import { type Score, recordScores } from './service';

const row = z.object({
  system,
  ticketRef: text(200).describe('Id of the ticket in the source system.'),
  score: integer({ minimum: 1, maximum: 5 }).describe('1 very bad to 5 very good.'),
  comment: text(2_000).optional().describe("The customer's own words."),
  at: dateTime().optional().describe('When the customer said so; default: the time of the import.'),
});

type Row = z.infer<typeof row>;

const refOf = ({ system: externalSystem, ticketRef: externalValue }: Row) => ({ externalSystem, externalValue });

export const csatImport = defineKind<Row>({
  kind: 'csat',
  row,
  async write(transaction, rows): Promise<RowOutcome[]> {
    const tickets = await lockByExternalRef<Ticket>(transaction, Ticket, rows.map(refOf));
    const ticketOf = (one: Row) => tickets.get(refKey(refOf(one)));
    const scores = rows.flatMap((one): Score[] => {
      const ticket = ticketOf(one);
      return ticket ? [{ ticketId: ticket.id, score: one.score, comment: one.comment, scoredAt: one.at ?? null }] : [];
    });
    const recorded = await recordScores(transaction, scores);
    return rows.map((one): RowOutcome => {
      const result = ticketOf(one) ? recorded.shift() : notFound('ticket with this ticketRef', ['ticketRef']);
      if (!result) throw new Error('a batch must answer for each of its items');
      return result instanceof Refusal ? { outcome: 'failed', refusal: result } : result;
    });
  },
});
