import type { EntityManager } from 'typeorm';
import { customerLoaders } from './customer/loaders';
import { recordLoaders } from './record/loaders';

/** All loaders of one request. */
export const createLoaders = (manager: EntityManager) => ({
  ...customerLoaders(manager),
  ...recordLoaders(manager),
});

export type Loaders = ReturnType<typeof createLoaders>;
