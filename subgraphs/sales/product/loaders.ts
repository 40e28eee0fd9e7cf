import type { EntityManager } from 'typeorm';
import { rowByKey } from '../../kit/loaders';
import { Product } from './entity';

export const productLoaders = (manager: EntityManager) => ({
  productBySku: rowByKey(manager, Product, 'sku', 'text'),
});
