import type { EntityManager } from 'typeorm';
import { joinLoaders } from '../../subgraphs/kit/join-loaders';

const manager = {} as EntityManager;

test('loaders of a concept are made when one is first used, once for each request', () => {
  const made: string[] = [];
  const createLoaders = joinLoaders(
    () => (made.push('orders'), { orderById: { of: 'orders' }, ordersByCustomerId: { of: 'orders' } }),
    (given) => (made.push('deals'), { dealById: { of: given } }),
  );
  createLoaders(manager);
  made.length = 0;

  const { orderById, ordersByCustomerId, ...others } = createLoaders(manager);
  const again = createLoaders(manager);

  expect(made).toEqual(['orders']);
  expect([orderById, ordersByCustomerId, others]).toEqual([{ of: 'orders' }, { of: 'orders' }, {}]);
  expect(again.orderById).not.toBe(orderById);
  expect(again.orderById).toBe(again.orderById);
  expect(again.dealById.of).toBe(manager);
  expect(made).toEqual(['orders', 'orders', 'deals']);
});
