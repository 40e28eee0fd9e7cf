import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Refusal, notFound } from '../../kit/errors';
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
import { staffIdsByExternalRef } from '../../kit/staff';
import { bodyLimit } from '../message/service';
import type { TicketOpening } from './draft';
import { ticketChannels, ticketKinds } from './entity';
import { openTickets } from './service';
import { historicalStatuses } from './status';

const row = z.object({
  ...customerAttributes,
  externalRef,
  number: text(100).optional().describe('Number people quote; default: the next one of ours. It never changes.'),
  subject: text(500).optional().describe('What the ticket is about, in one line.'),
  body: text(bodyLimit).optional().describe("The customer's message that opened the ticket."),
  kind: choice(ticketKinds).optional().describe('What the customer wants; default QUESTION.'),
  channel: choice(ticketChannels).optional().describe('How the customer reached us; default OTHER.'),
  status: choice(historicalStatuses)
    .optional()
    .describe(
      'Where the work stands; default: RESOLVED with resolvedAt, PENDING once answered, OPEN once assigned, NEW.',
    ),
  createdAt: dateTime().optional().describe('When the customer turned to us; default: the time of the import.'),
  firstResponseAt: dateTime().optional().describe('When we first answered; needs createdAt.'),
  resolvedAt: dateTime().optional().describe('When it was resolved; needs createdAt.'),
  resolvedByRef: text(254).optional().describe('Id of the member of staff who resolved it, in the source system.'),
  assigneeRef: text(254).optional().describe('Id of the member of staff who takes care of it, in the source system.'),
  replyBody: text(bodyLimit).optional().describe('The first answer, sent at firstResponseAt by the assignee.'),
});

type Row = z.infer<typeof row>;

const staffAttributes = ['assigneeRef', 'resolvedByRef'] as const;

async function staffOf(transaction: EntityManager, rows: readonly Row[]) {
  const asked = rows.flatMap((one) =>
    staffAttributes.flatMap((name) => (one[name] === undefined ? [] : { system: one.system, value: one[name] })),
  );
  const ids = asked.length ? await staffIdsByExternalRef(transaction, asked) : [];
  const byRef = new Map(asked.map((ref, index) => [JSON.stringify([ref.system, ref.value]), ids[index] ?? null]));
  return (one: Row, name: (typeof staffAttributes)[number]): string | null => {
    if (one[name] === undefined) return null;
    const id = byRef.get(JSON.stringify([one.system, one[name]]));
    if (!id) throw notFound(`a member of staff with this ${name}`, [name]);
    return id;
  };
}

/** The service's word for a field, where the row has another. */
const attributeOf: Record<string, string> = { answer: 'replyBody' };

function rowRefusal(one: Row, refusal: Refusal): Refusal {
  const [head = '', ...rest] = refusal.field ?? [];
  if (head === 'customer') return customerRefusal(one, new Refusal(refusal.code, refusal.message, rest));
  if (head === 'externalRef') return new Refusal(refusal.code, refusal.message, ['externalRef']);
  return new Refusal(refusal.code, refusal.message, head ? [attributeOf[head] ?? head] : null);
}

export const ticketImport = defineKind<Row>({
  kind: 'tickets',
  row,
  defaultRef: { attribute: 'externalRef' },
  async write(transaction: EntityManager, rows: Row[], context: ImportContext): Promise<RowOutcome[]> {
    const staff = await staffOf(transaction, rows);
    const results: RowOutcome[] = [];
    const openings: { index: number; opening: TicketOpening }[] = [];
    rows.forEach((one, index) => {
      try {
        openings.push({
          index,
          opening: {
            ...one,
            customer: customerReferenceOf(one),
            externalRef: { system: one.system, value: one.externalRef },
            assigneeId: staff(one, 'assigneeRef'),
            resolvedById: staff(one, 'resolvedByRef'),
            answer: one.replyBody,
          },
        });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        results[index] = { outcome: 'failed', refusal: error };
      }
    });
    const opened = await openTickets(
      transaction,
      openings.map(({ opening }) => opening),
      context,
    );
    openings.forEach(({ index }, position) => {
      const result = opened[position];
      if (!result) throw new Error('a batch must answer for each of its items');
      results[index] =
        result instanceof Refusal
          ? { outcome: 'failed', refusal: rowRefusal(rows[index] as Row, result) }
          : { outcome: result.outcome, id: result.id };
    });
    return results;
  },
});
