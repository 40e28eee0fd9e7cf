import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, accepted } from '../../../../subgraphs/kit/errors';
import { publishFacts } from '../../../../subgraphs/kit/facts';
import { type CustomerReference, identify } from '../../../../subgraphs/kit/identity';
import { type OutboxEvent, publish } from '../../../../subgraphs/kit/outbox';
import { sift, steps } from '../../../../subgraphs/kit/sift';
import { columnsOf, tableOf } from '../../../../subgraphs/kit/statement';
import { optionalText, refColumns, requireText } from '../../../../subgraphs/kit/text';
import { type Upserted, upsertByExternalRef } from '../../../../subgraphs/kit/upsert';
import { TemplateRecord } from './entity';

export interface RecordSave {
  customer: CustomerReference;
  /** Makes the write an upsert: the record with this ref is brought up to date. */
  externalRef?: { system: string; value: string } | null;
  title: string;
  /** Undefined or null keeps what is known. */
  note?: string | null;
}

export type SavedRecord = Upserted & { customerCreated: boolean };

const rowOf = ({ externalRef, title, note }: RecordSave) => ({
  id: uuid(),
  ...refColumns(externalRef),
  title: requireText(title, 200, ['title']),
  note: optionalText(note, 10_000, ['note']) ?? undefined,
});

/** What a new or changed record is to others: codes and ids, never what somebody wrote. */
function recordEvent({ id, customerId, updatedAt }: TemplateRecord): OutboxEvent {
  const kind = 'template.record.saved';
  const timeline = { kind, summary: 'Record saved', subjectType: 'TemplateRecord', subjectId: id };
  return { type: kind, customerId, occurredAt: updatedAt, data: { recordId: id }, timeline };
}

/** Publishes what is new or has changed, and the facts of its customers: the last step of a write. */
async function publishRecords(transaction: EntityManager, written: readonly Upserted[]): Promise<void> {
  const news = written.filter(({ outcome }) => outcome !== 'unchanged').map(({ id }) => id);
  if (news.length === 0) return;
  const rows: TemplateRecord[] = await transaction.query(
    `SELECT ${columnsOf(transaction, TemplateRecord, 't')} FROM ${tableOf(transaction, TemplateRecord)} t
      WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`,
    [news],
  );
  await publish(transaction, rows.map(recordEvent));
  await publishFacts(
    transaction,
    rows.map(({ customerId }) => customerId),
  );
}

/**
 * Creates or updates records, in the order given; a Refusal stands in the place of one that can't be. What can be
 * refused without the customer is refused first, so that a refused record makes nobody a customer. A record that is
 * already here stays with its customer.
 */
export async function saveRecords(
  transaction: EntityManager,
  saves: readonly RecordSave[],
  settings: Parameters<typeof identify>[2],
): Promise<(SavedRecord | Refusal)[]> {
  const results: (SavedRecord | Refusal)[] = [];
  const readable = sift(results, steps(saves), (save) => ({ customer: save.customer, row: rowOf(save) }));
  const customers = await identify(
    transaction,
    readable.map(({ value }) => value.customer),
    settings,
  );
  const owned = sift(results, readable, ({ row }, index) => {
    const customer = customers[index];
    const { customerId, created } = accepted(customer instanceof Refusal ? customer.within('customer') : customer);
    return { row: { ...row, customerId }, created };
  });
  const written = await upsertByExternalRef<TemplateRecord>(
    transaction,
    TemplateRecord,
    owned.map(({ value }) => value.row),
    { keep: ['customerId'] },
  );
  owned.forEach(({ position, value: { created } }, index) => {
    results[position] = { ...accepted(written[index]), customerCreated: created };
  });
  await publishRecords(transaction, written);
  return results;
}
