import type { EntityManager } from 'typeorm';
import { byCustomer, connectionsByKey } from '../../kit/list-by-key';
import { rowByKey } from '../../kit/loaders';
import { Visit } from './entity';
import { visitList } from './list';

export const visitLoaders = (manager: EntityManager) => ({
  visitById: rowByKey(manager, Visit),
  visitsByCustomerId: connectionsByKey(manager, visitList, byCustomer),
});
