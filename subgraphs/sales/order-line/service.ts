import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../kit/errors';
import { Exact, requireAmount } from '../../kit/money';
import { columnsOf, tableOf } from '../../kit/statement';
import { requireText } from '../../kit/text';
import { type Upserted, changesOf, insertNew, updateRow } from '../../kit/upsert';
import { Order } from '../order/entity';
import { meetProducts } from '../product/service';
import { OrderLine } from './entity';

export interface LineRecord {
  /** Key of the line within its order. */
  ref: string;
  sku: string;
  /** Names a product that is not known yet. */
  name?: string | null;
  quantity: number;
  unitPrice: string;
  /** Share of 0 to 1; null is 0. */
  discount?: string | null;
}

export type CheckedLine = Pick<OrderLine, 'ref' | 'sku' | 'quantity' | 'unitPrice' | 'discount' | 'position'> & {
  name?: string | null;
};

const maximumQuantity = 1_000_000;

/** The line as it is stored; refuses quantities, prices and discounts out of range. */
export function checkLine(line: LineRecord, position: number): CheckedLine {
  const discount = new Exact(line.discount ?? '0');
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > maximumQuantity) {
    throw new Refusal('INVALID', `quantity must be between 1 and ${maximumQuantity}, got ${line.quantity}`, [
      'quantity',
    ]);
  }
  if (discount.lt(0) || discount.gt(1) || discount.decimalPlaces() > 4) {
    throw new Refusal('INVALID', 'discount must be between 0 and 1 with at most four decimals', ['discount']);
  }
  if (new Exact(line.unitPrice).lt(0)) throw new Refusal('INVALID', 'unitPrice must not be negative', ['unitPrice']);
  return {
    ref: requireText(line.ref, 100, ['lineRef']),
    position,
    sku: requireText(line.sku, 100, ['sku']),
    name: line.name,
    quantity: line.quantity,
    unitPrice: requireAmount(line.unitPrice, ['unitPrice']),
    discount: discount.toFixed(),
  };
}

/** Makes the stored totals of orders the exact sums of their lines; all goods of a RETURNED order came back. */
export async function sumUp(transaction: EntityManager, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const [orders, lines] = [tableOf(transaction, Order), tableOf(transaction, OrderLine)];
  await transaction.query(
    `WITH settled AS (
        UPDATE ${lines} l SET returned_quantity = quantity, updated_at = now() FROM ${orders} o
        WHERE o.id = ANY ($1::uuid[]) AND l.order_id = o.id AND o.status = 'RETURNED' AND returned_quantity < quantity),
      summed AS (
        SELECT o.id, coalesce(sum(quantity * unit_price * (1 - discount)), 0) AS total,
          coalesce(sum(CASE o.status WHEN 'RETURNED' THEN quantity ELSE returned_quantity END * unit_price * (1 - discount)), 0)
            AS returned_total
        FROM ${orders} o LEFT JOIN ${lines} l ON l.order_id = o.id WHERE o.id = ANY ($1::uuid[]) GROUP BY o.id)
      UPDATE ${orders} o SET total = s.total, returned_total = s.returned_total, updated_at = now()
      FROM summed s WHERE o.id = s.id AND (o.total, o.returned_total) IS DISTINCT FROM (s.total, s.returned_total)`,
    [orderIds],
  );
}

/** Locks orders for a change of their lines: totals of two writers would otherwise miss each other's lines. */
export async function lockOrders(transaction: EntityManager, orderIds: readonly string[]): Promise<void> {
  await transaction.query(
    `SELECT FROM ${tableOf(transaction, Order)} WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
    [orderIds],
  );
}

type OrderedLine = CheckedLine & { orderId: string };

const keyOf = ({ orderId, ref }: { orderId: string; ref: string }) => `${orderId} ${ref}`;

/** Deletes lines, and tells of which orders: those of replaced orders that are not among the lines, and dropped ones. */
async function deleteLines(
  transaction: EntityManager,
  lines: readonly OrderedLine[],
  replace: readonly string[],
  drop: readonly { orderId: string; ref: string }[],
): Promise<string[]> {
  if (replace.length === 0 && drop.length === 0) return [];
  const table = tableOf(transaction, OrderLine);
  // Each kind by index: joined by OR they would read the whole table.
  const [deleted]: [{ order_id: string }[], number] = await transaction.query(
    `DELETE FROM ${table} t USING (
        SELECT l.id FROM ${table} l WHERE l.order_id = ANY ($1::uuid[]) AND NOT EXISTS (
          SELECT FROM unnest($2::uuid[], $3::text[]) AS given (order_id, ref)
          WHERE given.order_id = l.order_id AND given.ref = l.ref)
        UNION SELECT l.id FROM ${table} l JOIN unnest($4::uuid[], $5::text[]) AS gone (order_id, ref)
          ON gone.order_id = l.order_id AND gone.ref = l.ref) deleted
      WHERE t.id = deleted.id RETURNING t.order_id`,
    [
      replace,
      ...[lines.map((line) => line.orderId), lines.map((line) => line.ref)],
      ...[drop.map((line) => line.orderId), drop.map((line) => line.ref)],
    ],
  );
  return deleted.map((row) => row.order_id);
}

async function storedLines(transaction: EntityManager, lines: readonly OrderedLine[]) {
  const stored: OrderLine[] = await transaction.query(
    `SELECT ${columnsOf(transaction, OrderLine, 't')} FROM ${tableOf(transaction, OrderLine)} t
      JOIN unnest($1::uuid[], $2::text[]) AS given (order_id, ref) ON t.order_id = given.order_id AND t.ref = given.ref`,
    [lines.map((line) => line.orderId), lines.map((line) => line.ref)],
  );
  return new Map<string, Partial<OrderLine> & { id: string }>(stored.map((line) => [keyOf(line), line]));
}

/**
 * Writes lines of orders and sums the orders up; answers for each line in order. Lines are known by order and ref;
 * replaced orders lose the lines that are not given, and lines to drop go whether given or not.
 */
export async function saveLines(
  transaction: EntityManager,
  lines: readonly OrderedLine[],
  { replace = [], drop = [] }: { replace?: readonly string[]; drop?: readonly { orderId: string; ref: string }[] } = {},
): Promise<{ lines: Upserted[]; changedOrders: Set<string> }> {
  const orderIds = [...new Set([...lines, ...drop].map((line) => line.orderId).concat(replace))];
  await lockOrders(transaction, orderIds);
  await meetProducts(transaction, lines);
  const changedOrders = new Set(await deleteLines(transaction, lines, replace, drop));
  const stored = await storedLines(transaction, lines);
  const fresh: (Partial<OrderLine> & { id: string })[] = [];
  const results: Upserted[] = [];
  for (const { name: _, ...line } of lines) {
    const earlier = stored.get(keyOf(line));
    const changes = earlier && changesOf(transaction, OrderLine, earlier as OrderLine, line);
    const changed = !changes || Object.keys(changes).length > 0;
    if (changed) changedOrders.add(line.orderId);
    if (!earlier) {
      const row = { id: uuid(), ...line };
      fresh.push(row);
      stored.set(keyOf(line), row);
      results.push({ id: row.id, outcome: 'created' });
    } else {
      if (changed && !fresh.includes(earlier)) await updateRow(transaction, OrderLine, earlier.id, changes ?? {});
      Object.assign(earlier, changes);
      results.push({ id: earlier.id, outcome: changed ? 'updated' : 'unchanged' });
    }
  }
  await insertNew(transaction, OrderLine, fresh);
  await sumUp(transaction, [...changedOrders]);
  return { lines: results, changedOrders };
}
