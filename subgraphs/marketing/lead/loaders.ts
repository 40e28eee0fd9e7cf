import type { EntityManager } from 'typeorm';
import { rowByKey } from '../../kit/loaders';
import { Lead } from './entity';

export const leadLoaders = (manager: EntityManager) => ({
  leadById: rowByKey(manager, Lead),
});
