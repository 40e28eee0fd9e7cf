import type { EntityManager } from 'typeorm';
import { byColumn, byCustomer, connectionsByKey } from '../../kit/list-by-key';
import { rowByKey } from '../../kit/loaders';
import { Activity } from './entity';
import { activityList } from './list';

export const activityLoaders = (manager: EntityManager) => ({
  activityById: rowByKey(manager, Activity),
  activitiesByCustomerId: connectionsByKey(manager, activityList, byCustomer),
  activitiesByDealId: connectionsByKey(manager, activityList, byColumn('deal_id')),
});
