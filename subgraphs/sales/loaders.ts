import type { EntityManager } from 'typeorm';
import { canonicalCustomerId } from '../kit/loaders';
import { customerLoaders } from './customer/loaders';
import { orderLoaders } from './order/loaders';
import { productLoaders } from './product/loaders';

export const createLoaders = (manager: EntityManager) => ({
  canonicalCustomerId: canonicalCustomerId(manager),
  ...customerLoaders(manager),
  ...orderLoaders(manager),
  ...productLoaders(manager),
});

export type Loaders = ReturnType<typeof createLoaders>;
