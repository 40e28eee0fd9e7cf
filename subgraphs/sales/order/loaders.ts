import type { EntityManager } from 'typeorm';
import { byCustomer, connectionsByKey } from '../../kit/list-by-key';
import { rowByKey, rowsByKey } from '../../kit/loaders';
import { OrderLine } from '../order-line/entity';
import { Order } from './entity';
import { orderList } from './list';

export const orderLoaders = (manager: EntityManager) => ({
  orderById: rowByKey(manager, Order),
  ordersByCustomerId: connectionsByKey(manager, orderList, byCustomer),
  linesByOrderId: rowsByKey(manager, OrderLine, 'order_id', 't.position, t.ref'),
});
