import type { EntityManager } from 'typeorm';
import { type OutboxEvent, publish } from '../../kit/outbox';
import { pastRecords } from '../../kit/past-events';
import { columnsOf, tableOf } from '../../kit/statement';
import { Order } from './entity';

export type OrderNews = 'placed' | 'changed' | 'cancelled' | 'returned';

function eventOf(order: Order, news: OrderNews): OutboxEvent {
  const { id, customerId, externalValue, placedAt, currencyCode, status, total, returnedTotal } = order;
  const number = order.number ?? externalValue ?? '';
  return {
    type: `sales.order.${news}`,
    customerId,
    occurredAt: news === 'placed' ? placedAt : new Date(),
    data: { orderId: id, number, status, currencyCode, total, returnedTotal },
    ...(news !== 'changed' && {
      timeline: { kind: `order.${news}`, summary: `Order ${number} ${news}`, subjectType: 'Order', subjectId: id },
    }),
  };
}

/** Orders as their rows tell that they were placed. */
export const pastOrders = pastRecords(Order, 'sales.order.placed', (order) => [eventOf(order, 'placed')]);

/** Publishes what became of orders, as they are now; the customers they were recorded for. */
export async function publishOrders(
  transaction: EntityManager,
  news: ReadonlyMap<string, OrderNews>,
): Promise<string[]> {
  if (news.size === 0) return [];
  const orders: Order[] = await transaction.query(
    `SELECT ${columnsOf(transaction, Order, 't')} FROM ${tableOf(transaction, Order)} t WHERE t.id = ANY ($1::uuid[])`,
    [[...news.keys()]],
  );
  await publish(
    transaction,
    orders.map((order) => eventOf(order, news.get(order.id) ?? 'changed')),
  );
  return orders.map(({ customerId }) => customerId);
}
