import { compare } from '../../kit/filter';
import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import type { OrderFilter } from '../__generated__/resolvers';
import { Order } from './entity';

export type OrderConnection = Connection<Order>;

export const orderList: List<Order, OrderFilter> = {
  name: 'orders',
  entity: Order,
  orderBy: { expression: 't.placed_at', type: 'timestamptz', direction: 'DESC' },
  filter: {
    status: (value, statement) => compare('t.status', 'text', value, statement),
    placedAt: (value, statement) => compare('t.placed_at', 'timestamptz', value, statement),
    total: (value, statement) => compare('t.total', 'numeric', value, statement),
    currencyCode: (value, statement) => compare('t.currency_code', 'text', value, statement),
    sku: (value, statement) =>
      `EXISTS (SELECT FROM sales.order_lines l WHERE l.order_id = t.id AND ${compare('l.sku', 'text', value, statement)})`,
  },
};
