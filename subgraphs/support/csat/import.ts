import { z } from 'zod';
import { Refusal, notFound } from '../../kit/errors';
import { dateTime, integer, system, text } from '../../kit/import/attributes';
import { type RowOutcome, defineKind } from '../../kit/import/kind';
import { lockByExternalRef, refKey } from '../../kit/upsert';
import { Ticket } from '../ticket/entity';
import { recordScore } from './service';

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
    const outcomes: RowOutcome[] = [];
    for (const one of rows) {
      const ticket = tickets.get(refKey(refOf(one)));
      try {
        if (!ticket) throw notFound('ticket with this ticketRef', ['ticketRef']);
        const { score, comment, at } = one;
        const outcome = await recordScore(transaction, { ticketId: ticket.id, score, comment, scoredAt: at ?? null });
        outcomes.push({ outcome, id: ticket.id });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outcomes.push({ outcome: 'failed', refusal: error });
      }
    }
    return outcomes;
  },
});
