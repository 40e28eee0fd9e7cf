import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../kit/errors';
import { type CustomerReference, identify } from '../../kit/identity';
import { requireCurrency } from '../../kit/money';
import { refColumns, requireText } from '../../kit/text';
import { type Upserted, upsertByExternalRef } from '../../kit/upsert';
import { type CheckedLine, type LineRecord, checkLine, saveLines } from '../order-line/service';
import { Order, type OrderStatus } from './entity';

export interface OrderRecord {
  customer: CustomerReference;
  externalRef?: { system: string; value: string } | null;
  /** As printed; the external ref's value or a number of ours when left out. */
  number?: string | null;
  placedAt?: Date | null;
  currencyCode: string;
  status?: OrderStatus;
  dealId?: string | null;
  ownerId?: string | null;
  /** Null leaves the lines of an order that is already here alone. */
  lines: readonly LineRecord[] | null;
}

export type RecordedOrder = Upserted & { customerCreated: boolean };

const maximumLines = 250;

function checkLines(lines: readonly LineRecord[]): CheckedLine[] {
  if (lines.length < 1 || lines.length > maximumLines) {
    throw new Refusal('INVALID', `an order has 1 to ${maximumLines} lines, got ${lines.length}`, ['lines']);
  }
  return lines.map((line, index) => {
    try {
      return checkLine(line, index + 1);
    } catch (error) {
      throw error instanceof Refusal ? error.within('lines', String(index)) : error;
    }
  });
}

type Draft = {
  index: number;
  row: Partial<Order> & Pick<Order, 'id' | 'externalSystem' | 'externalValue'>;
  lines: CheckedLine[] | null;
};

function draft(record: OrderRecord, index: number): Draft {
  const ref = refColumns(record.externalRef);
  const number = record.number ?? ref.externalValue;
  const row = {
    id: uuid(),
    ...ref,
    number: number === null ? undefined : requireText(number, 200, ['number']),
    placedAt: record.placedAt ?? undefined,
    currencyCode: requireCurrency(record.currencyCode, ['currencyCode']),
    status: record.status,
    dealId: record.dealId ?? undefined,
    ownerId: record.ownerId ?? undefined,
  };
  return { index, row, lines: record.lines && checkLines(record.lines) };
}

async function numberNew(transaction: EntityManager, rows: readonly Partial<Order>[]): Promise<void> {
  const unnumbered = rows.filter((row) => row.number === undefined);
  if (unnumbered.length === 0) return;
  const numbers: { number: string }[] = await transaction.query(
    `SELECT 'O-' || nextval('sales.order_number') AS number FROM generate_series(1, $1)`,
    [unnumbered.length],
  );
  unnumbered.forEach((row, index) => (row.number = numbers[index]?.number));
}

/**
 * Records orders, in the order given; a Refusal stands in the place of one that can't be. An order with an external
 * ref that is already here is brought up to date; it stays with the customer it was recorded for.
 */
export async function recordOrders(
  transaction: EntityManager,
  records: readonly OrderRecord[],
  settings: { defaultCountry: string | null },
): Promise<(RecordedOrder | Refusal)[]> {
  const results: (RecordedOrder | Refusal)[] = [];
  const drafts: Draft[] = [];
  records.forEach((record, index) => {
    try {
      drafts.push(draft(record, index));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results[index] = error;
    }
  });
  const customers = await identify(
    transaction,
    drafts.map(({ index }) => (records[index] as OrderRecord).customer),
    settings,
  );
  const known = drafts.flatMap((one, position) => {
    const customer = customers[position];
    if (customer instanceof Refusal || !customer) {
      results[one.index] = customer?.within('customer') ?? new Refusal('NOT_FOUND', 'no customer', ['customer']);
      return [];
    }
    return [{ ...one, customer, row: { ...one.row, customerId: customer.customerId } }];
  });
  await numberNew(
    transaction,
    known.map(({ row }) => row),
  );
  const upserted = await upsertByExternalRef<Order>(
    transaction,
    Order,
    known.map(({ row }) => row),
    { keep: ['customerId'], initial: { placedAt: new Date() } },
  );
  const lines = known.flatMap((one, position) =>
    (one.lines ?? []).map((line) => ({ ...line, orderId: (upserted[position] as Upserted).id })),
  );
  const replace = upserted.filter((_, position) => known[position]?.lines).map(({ id }) => id);
  const saved = await saveLines(transaction, lines, { replace });
  const touched = new Set(saved.filter((line) => line.outcome !== 'unchanged').map((line) => line.orderId));
  known.forEach(({ index, customer }, position) => {
    const { id, outcome } = upserted[position] as Upserted;
    results[index] = {
      id,
      outcome: outcome === 'unchanged' && touched.has(id) ? 'updated' : outcome,
      customerCreated: customer.created,
    };
  });
  return results;
}
