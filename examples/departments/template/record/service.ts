import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, accepted } from '../../../../subgraphs/kit/errors';
import { type CustomerReference, identify } from '../../../../subgraphs/kit/identity';
import { sift, steps } from '../../../../subgraphs/kit/sift';
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

/**
 * Creates or updates records, in the order given; a Refusal stands in the place of one that can't be. What can be
 * refused without the customer is refused first, so that a refused record makes nobody a customer. A record that is
 * already here stays with its customer.
 */
export async function saveRecords(
  transaction: EntityManager,
  saves: readonly RecordSave[],
  settings: { defaultCountry: string | null },
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
  return results;
}
