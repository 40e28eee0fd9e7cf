import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Refusal } from '../../kit/errors';
import {
  choice,
  customerAttributes,
  customerReferenceOf,
  customerRefusal,
  dateTime,
  externalRef,
  text,
} from '../../kit/import/attributes';
import { type ImportContext, type RowOutcome, defineKind } from '../../kit/import/kind';
import { ticketChannels, ticketKinds } from '../ticket/entity';
import { logEvents } from './service';

const row = z.object({
  ...customerAttributes,
  externalRef,
  ticketRef: text(200).describe('Id of the ticket in the source system.'),
  activity: text(200).describe("What happened, in the log's own words; the mapping's activities say what it means."),
  at: dateTime().describe('When it happened.'),
  agent: text(254).optional().describe('Who did it, in the words of the log.'),
  subject: text(500).optional().describe('What the ticket is about, in one line.'),
  kind: choice(ticketKinds).optional().describe('What the customer wants; default QUESTION.'),
  channel: choice(ticketChannels).optional().describe('How the customer reached us; default OTHER.'),
});

type Row = z.infer<typeof row>;

/** What activities are called where the mapping does not say. */
const usual = { firstResponse: ['first response'], resolved: ['resolved'] };

const meant = (names: readonly string[]) => {
  const known = new Set(names.map((name) => name.trim().toLowerCase()));
  return (activity: string) => known.has(activity.toLowerCase());
};

export const ticketEventImport = defineKind<Row>({
  kind: 'ticket-events',
  row,
  defaultRef: { attribute: 'externalRef' },
  meanings: ['firstResponse', 'resolved'],
  async write(transaction: EntityManager, rows: Row[], context: ImportContext): Promise<RowOutcome[]> {
    const isFirstResponse = meant(context.activities?.firstResponse ?? usual.firstResponse);
    const isResolution = meant(context.activities?.resolved ?? usual.resolved);
    const logged = await logEvents(
      transaction,
      rows.map((one) => ({
        ticket: {
          customer: customerReferenceOf(one),
          externalRef: { system: one.system, value: one.ticketRef },
          ...{ subject: one.subject, kind: one.kind, channel: one.channel },
        },
        ref: one.externalRef,
        activity: one.activity,
        agent: one.agent ?? null,
        isFirstResponse: isFirstResponse(one.activity),
        isResolution: isResolution(one.activity),
        occurredAt: one.at,
      })),
      context,
    );
    return logged.map((result, index): RowOutcome => {
      if (!(result instanceof Refusal)) return result;
      const [head = '', ...rest] = result.field ?? [];
      if (head === 'customer') {
        const refusal = customerRefusal(rows[index] as Row, new Refusal(result.code, result.message, rest));
        return { outcome: 'failed', refusal };
      }
      const field = head === 'externalRef' ? 'ticketRef' : head;
      return { outcome: 'failed', refusal: new Refusal(result.code, result.message, field ? [field] : null) };
    });
  },
});
