import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, accepted } from '../../../../subgraphs/kit/errors';
import { publishFacts } from '../../../../subgraphs/kit/facts';
import { type CustomerReference, identify } from '../../../../subgraphs/kit/identity';
import { requireAmount, requireCurrency } from '../../../../subgraphs/kit/money';
import { publish } from '../../../../subgraphs/kit/outbox';
import { sift, steps } from '../../../../subgraphs/kit/sift';
import { columnsOf, tableOf } from '../../../../subgraphs/kit/statement';
import { refColumns, requireText } from '../../../../subgraphs/kit/text';
import { type Upserted, upsertByExternalRef } from '../../../../subgraphs/kit/upsert';
import { Invoice } from './entity';
import { invoiceEvent } from './event';

export interface InvoiceSave {
  customer: CustomerReference;
  /** Makes the write an upsert: the invoice with this ref is brought up to date. */
  externalRef?: { system: string; value: string } | null;
  number: string;
  total: { amount: string; currencyCode: string };
  /** Days as yyyy-mm-dd. */
  issuedOn: string;
  dueOn: string;
  /** Undefined or null keeps what is known: an invoice that was paid stays paid. */
  paidOn?: string | null;
}

export type SavedInvoice = Upserted & { customerCreated: boolean };

function rowOf({ externalRef, number, total, issuedOn, dueOn, paidOn }: InvoiceSave) {
  const amount = requireAmount(total.amount, ['total', 'amount']);
  if (amount.startsWith('-')) throw new Refusal('INVALID', 'an invoice must not be negative', ['total', 'amount']);
  if (dueOn < issuedOn) throw new Refusal('INVALID', 'an invoice is not due before it is issued', ['dueOn']);
  return {
    id: uuid(),
    ...refColumns(externalRef),
    number: requireText(number, 100, ['number']),
    amount,
    currencyCode: requireCurrency(total.currencyCode, ['total', 'currencyCode']),
    issuedOn,
    dueOn,
    paidOn: paidOn ?? undefined,
  };
}

/** Publishes what is new or has changed, and the facts of its customers: the last step of a write. */
async function publishInvoices(transaction: EntityManager, written: readonly Upserted[]): Promise<void> {
  const news = written.filter(({ outcome }) => outcome !== 'unchanged').map(({ id }) => id);
  if (news.length === 0) return;
  const rows: Invoice[] = await transaction.query(
    `SELECT ${columnsOf(transaction, Invoice, 't')} FROM ${tableOf(transaction, Invoice)} t
      WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`,
    [news],
  );
  await publish(transaction, rows.map(invoiceEvent));
  await publishFacts(
    transaction,
    rows.map(({ customerId }) => customerId),
  );
}

/**
 * Creates or updates invoices, in the order given; a Refusal stands in the place of one that can't be. What can be
 * refused without the customer is refused first, so that a refused invoice makes nobody a customer. An invoice that
 * is already here stays with its customer.
 */
export async function saveInvoices(
  transaction: EntityManager,
  saves: readonly InvoiceSave[],
  settings: Parameters<typeof identify>[2],
): Promise<(SavedInvoice | Refusal)[]> {
  const results: (SavedInvoice | Refusal)[] = [];
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
  const written = await upsertByExternalRef<Invoice>(
    transaction,
    Invoice,
    owned.map(({ value }) => value.row),
    { keep: ['customerId'] },
  );
  owned.forEach(({ position, value: { created } }, index) => {
    results[position] = { ...accepted(written[index]), customerCreated: created };
  });
  await publishInvoices(transaction, written);
  return results;
}
