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

/** Makes the stored totals of orders the exact sums of their lines. */
export async function sumUp(transaction: EntityManager, orderIds: readonly string[]): Promise<void> {
  await transaction.query(
    `UPDATE ${tableOf(transaction, Order)} o
      SET total = coalesce(s.total, 0), returned_total = coalesce(s.returned, 0), updated_at = now()
      FROM (
        SELECT given.id, sum(quantity * unit_price * (1 - discount)) AS total,
          sum(returned_quantity * unit_price * (1 - discount)) AS returned
        FROM unnest($1::uuid[]) AS given (id) LEFT JOIN ${tableOf(transaction, OrderLine)} l ON l.order_id = given.id
        GROUP BY given.id) s
      WHERE o.id = s.id AND (o.total, o.returned_total) IS DISTINCT FROM (coalesce(s.total, 0), coalesce(s.returned, 0))`,
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

/**
 * Writes lines of orders and sums the orders up; answers for each line in order. Lines are known by order and ref;
 * replaced orders lose the lines that are not given.
 */
export async function saveLines(
  transaction: EntityManager,
  lines: readonly (CheckedLine & { orderId: string })[],
  { replace = [] }: { replace?: readonly string[] } = {},
): Promise<(Upserted & { orderId: string })[]> {
  const table = tableOf(transaction, OrderLine);
  const orderIds = [...new Set([...lines.map((line) => line.orderId), ...replace])];
  await lockOrders(transaction, orderIds);
  await meetProducts(transaction, lines);
  if (replace.length > 0) {
    await transaction.query(
      `DELETE FROM ${table} WHERE order_id = ANY ($1::uuid[])
        AND NOT EXISTS (SELECT FROM unnest($2::uuid[], $3::text[]) AS given (order_id, ref)
          WHERE given.order_id = order_lines.order_id AND given.ref = order_lines.ref)`,
      [replace, lines.map((line) => line.orderId), lines.map((line) => line.ref)],
    );
  }
  const known: OrderLine[] = await transaction.query(
    `SELECT ${columnsOf(transaction, OrderLine, 't')} FROM ${table} t
      JOIN unnest($1::uuid[], $2::text[]) AS given (order_id, ref) ON t.order_id = given.order_id AND t.ref = given.ref`,
    [lines.map((line) => line.orderId), lines.map((line) => line.ref)],
  );
  const keyOf = ({ orderId, ref }: { orderId: string; ref: string }) => `${orderId} ${ref}`;
  const stored = new Map<string, Partial<OrderLine> & { id: string }>(known.map((line) => [keyOf(line), line]));
  const fresh: (Partial<OrderLine> & { id: string })[] = [];
  const results: (Upserted & { orderId: string })[] = [];
  for (const { name: _, ...line } of lines) {
    const earlier = stored.get(keyOf(line));
    if (!earlier) {
      const row = { id: uuid(), ...line };
      fresh.push(row);
      stored.set(keyOf(line), row);
      results.push({ id: row.id, orderId: line.orderId, outcome: 'created' });
    } else {
      const changes = changesOf(transaction, OrderLine, earlier as OrderLine, line);
      const changed = Object.keys(changes).length > 0;
      if (changed && !fresh.includes(earlier)) await updateRow(transaction, OrderLine, earlier.id, changes);
      Object.assign(earlier, changes);
      results.push({ id: earlier.id, orderId: line.orderId, outcome: changed ? 'updated' : 'unchanged' });
    }
  }
  await insertNew(transaction, OrderLine, fresh);
  await sumUp(transaction, orderIds);
  return results;
}
