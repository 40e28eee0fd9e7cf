import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import { publishFacts } from '../../kit/facts';
import { isUuid } from '../../kit/statement';
import { requireText } from '../../kit/text';
import { OrderLine } from '../order-line/entity';
import { sumUp } from '../order-line/service';
import { Order } from './entity';
import { publishOrders } from './events';

async function lockedOrder(transaction: EntityManager, orderId: string): Promise<Order> {
  const order = isUuid(orderId)
    ? await transaction.findOne(Order, { where: { id: orderId }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!order) throw notFound('order', ['orderId']);
  return order;
}

/** Cancels a placed order; cancelling it again changes nothing. */
export async function cancelOrder(transaction: EntityManager, orderId: string, reason: string): Promise<void> {
  const why = requireText(reason, 500, ['reason']);
  const order = await lockedOrder(transaction, orderId);
  if (order.status === 'RETURNED')
    throw new Refusal('INVALID', 'an order that was returned cannot be cancelled', ['orderId']);
  if (order.status !== 'PLACED') return;
  await transaction.update(Order, order.id, { status: 'CANCELLED', reason: why });
  await publishFacts(transaction, await publishOrders(transaction, new Map([[order.id, 'cancelled']])));
}

async function takeBack(transaction: EntityManager, lines: OrderLine[], sku: string, quantity: number, at: string[]) {
  const mine = lines.filter((line) => line.sku === sku);
  const out = mine.reduce((sum, line) => sum + line.quantity - line.returnedQuantity, 0);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > out) {
    throw new Refusal('INVALID', `quantity must be between 1 and the ${out} still out, got ${quantity}`, [
      ...at,
      'quantity',
    ]);
  }
  let rest = quantity;
  for (const line of mine) {
    const taken = Math.min(rest, line.quantity - line.returnedQuantity);
    if (taken === 0) continue;
    rest -= taken;
    line.returnedQuantity += taken;
    await transaction.update(OrderLine, line.id, { returnedQuantity: line.returnedQuantity });
  }
}

/** Takes goods of an order back; the whole call is refused when one line can't be. */
export async function returnGoods(
  transaction: EntityManager,
  orderId: string,
  returned: readonly { sku: string; quantity: number }[],
  reason: string,
): Promise<void> {
  const why = requireText(reason, 500, ['reason']);
  const order = await lockedOrder(transaction, orderId);
  if (order.status === 'CANCELLED')
    throw new Refusal('INVALID', 'a cancelled order has nothing to return', ['orderId']);
  if (returned.length < 1 || returned.length > 250) {
    throw new Refusal('INVALID', `a return has 1 to 250 lines, got ${returned.length}`, ['lines']);
  }
  const lines = await transaction.find(OrderLine, { where: { orderId: order.id }, order: { position: 'ASC' } });
  for (const [index, { sku, quantity }] of returned.entries()) {
    const at = ['lines', String(index)];
    if (!lines.some((line) => line.sku === sku)) throw notFound('a line with this sku', [...at, 'sku']);
    await takeBack(transaction, lines, sku, quantity, at);
  }
  await sumUp(transaction, [order.id]);
  const all = lines.every((line) => line.returnedQuantity === line.quantity);
  await transaction.update(Order, order.id, { status: all ? 'RETURNED' : 'PLACED', reason: why });
  await publishFacts(transaction, await publishOrders(transaction, new Map([[order.id, 'returned']])));
}
