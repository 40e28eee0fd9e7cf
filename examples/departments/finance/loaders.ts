import type { EntityManager } from 'typeorm';
import { customerLoaders } from './customer/loaders';
import { invoiceLoaders } from './invoice/loaders';

/** All loaders of one request. */
export const createLoaders = (manager: EntityManager) => ({
  ...customerLoaders(manager),
  ...invoiceLoaders(manager),
});

export type Loaders = ReturnType<typeof createLoaders>;
