import type { EntityManager } from 'typeorm';
import { byColumn, byCustomer, connectionsByKey } from '../../kit/list';
import { rowByKey, rowsByKey } from '../../kit/loaders';
import { Deal } from './entity';
import { dealList } from './list';
import { DealStageChange } from './stage-change-entity';

export const dealLoaders = (manager: EntityManager) => ({
  dealById: rowByKey(manager, Deal),
  dealsByCustomerId: connectionsByKey(manager, dealList, byCustomer),
  dealsByAccountId: connectionsByKey(manager, dealList, byColumn('account_id')),
  stageChangesByDealId: rowsByKey(manager, DealStageChange, 'deal_id', 't.at, t.id'),
});
