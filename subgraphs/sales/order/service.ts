import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, accepted } from '../../kit/errors';
import { publishFacts } from '../../kit/facts';
import { type CustomerReference, type IdentitySettings, identify } from '../../kit/identity';
import { requireCurrency } from '../../kit/money';
import { refColumns, requireText } from '../../kit/text';
import { type ExternallyKnown, type Upserted, upsertByExternalRef } from '../../kit/upsert';
import { Deal } from '../deal/entity';
import { type CheckedLine, type LineRecord, checkLine, saveLines, sumUp } from '../order-line/service';
import { existingIds, requireExisting } from '../record/references';
import { sift, steps } from '../../kit/sift';
import { existingStaffIds } from '../../kit/staff';
import { Order, type OrderStatus } from './entity';
import { type OrderNews, publishOrders } from './events';

export interface OrderRecord {
  customer: CustomerReference;
  externalRef?: { system: string; value: string } | null;
  /** As printed; left out, it is the external ref's value, or a number of ours for an order without one. */
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

export interface WrittenOrders {
  results: (RecordedOrder | Refusal)[];
  /** What is to be published of the orders that are new or changed. */
  news: Map<string, OrderNews>;
}

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

interface Draft {
  record: OrderRecord;
  row: Partial<Order> & ExternallyKnown;
  /** Null leaves the lines alone. */
  lines: CheckedLine[] | null;
}

function draft(record: OrderRecord, deals: ReadonlySet<string>, staff: ReadonlySet<string>): Draft {
  const row = {
    id: uuid(),
    ...refColumns(record.externalRef),
    number: record.number == null ? undefined : requireText(record.number, 200, ['number']),
    placedAt: record.placedAt ?? undefined,
    currencyCode: requireCurrency(record.currencyCode, ['currencyCode']),
    status: record.status,
    dealId: requireExisting(deals, record.dealId, 'deal', 'dealId'),
    ownerId: requireExisting(staff, record.ownerId, 'a member of staff with this id', 'ownerId'),
  };
  return { record, row, lines: record.lines && checkLines(record.lines) };
}

async function numberNew(
  transaction: EntityManager,
  rows: readonly (Partial<Order> & ExternallyKnown)[],
): Promise<void> {
  const unnumbered = rows.filter((row) => row.number === undefined && row.externalValue === null);
  if (unnumbered.length === 0) return;
  const numbers: { number: string }[] = await transaction.query(
    `SELECT 'O-' || nextval('sales.order_number') AS number FROM generate_series(1, $1)`,
    [unnumbered.length],
  );
  unnumbered.forEach((row, index) => (row.number = numbers[index]?.number));
}

/** Replaces the lines of the orders that come with some; the ids of those that have other lines now. */
async function saveOrderLines(
  transaction: EntityManager,
  orders: readonly { id: string; lines: CheckedLine[] | null }[],
): Promise<Set<string>> {
  const given = orders.flatMap(({ id, lines }) => (lines ? [{ id, lines }] : []));
  if (given.length === 0) return new Set();
  const { changedOrders } = await saveLines(
    transaction,
    given.flatMap(({ id, lines }) => lines.map((line) => ({ ...line, orderId: id }))),
    { replace: given.map(({ id }) => id) },
  );
  return changedOrders;
}

/** The same as recordOrders as a part of a larger write, which publishes the news itself, once. */
export async function writeOrders(
  transaction: EntityManager,
  records: readonly OrderRecord[],
  settings: IdentitySettings,
): Promise<WrittenOrders> {
  const results: (RecordedOrder | Refusal)[] = [];
  const deals = await existingIds(
    transaction,
    Deal,
    records.map(({ dealId }) => dealId),
  );
  const staff = await existingStaffIds(
    transaction,
    records.map(({ ownerId }) => ownerId),
  );
  const drafts = sift(results, steps(records), (record) => draft(record, deals, staff));
  const customers = await identify(
    transaction,
    drafts.map(({ value }) => value.record.customer),
    settings,
  );
  const ready = sift(results, drafts, ({ row, lines }, index) => {
    const customer = customers[index];
    const identified = accepted(customer instanceof Refusal ? customer.within('customer') : customer);
    return { customer: identified, row: { ...row, customerId: identified.customerId }, lines };
  });
  const rows = ready.map(({ value }) => value.row);
  await numberNew(transaction, rows);
  const upserted = await upsertByExternalRef<Order>(transaction, Order, rows, {
    keep: ['customerId'],
    initial: { placedAt: new Date(), status: 'PLACED' },
  });
  const touched = await saveOrderLines(
    transaction,
    upserted.map(({ id }, index) => ({ id, lines: ready[index]?.value.lines ?? null })),
  );
  await sumUp(
    transaction,
    upserted.flatMap(({ id, outcome }, index) => (outcome === 'updated' && rows[index]?.status ? [id] : [])),
  );
  const news = new Map<string, OrderNews>();
  ready.forEach(({ position, value: { customer } }, index) => {
    const { id, outcome } = accepted(upserted[index]);
    if (outcome === 'created') news.set(id, 'placed');
    else if ((outcome === 'updated' || touched.has(id)) && !news.has(id)) news.set(id, 'changed');
    // An order that stays as it is may have other lines, or have taught us more of its customer.
    const grown = touched.has(id) || customer.changed;
    results[position] = {
      id,
      outcome: outcome === 'unchanged' && grown ? 'updated' : outcome,
      customerCreated: customer.created,
    };
  });
  return { results, news };
}

/**
 * Records orders, in the order given; a Refusal stands in the place of one that can't be. An order with an external
 * ref that is already here is brought up to date; it stays with the customer it was recorded for.
 */
export async function recordOrders(
  transaction: EntityManager,
  records: readonly OrderRecord[],
  settings: IdentitySettings,
): Promise<(RecordedOrder | Refusal)[]> {
  const { results, news } = await writeOrders(transaction, records, settings);
  await publishFacts(transaction, await publishOrders(transaction, news));
  return results;
}
