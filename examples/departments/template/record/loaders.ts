import type { EntityManager } from 'typeorm';
import { byCustomer, connectionsByKey } from '../../../../subgraphs/kit/list-by-key';
import { rowByKey } from '../../../../subgraphs/kit/loaders';
import { TemplateRecord } from './entity';
import { recordList } from './list';

export const recordLoaders = (manager: EntityManager) => ({
  recordById: rowByKey(manager, TemplateRecord),
  recordsByCustomerId: connectionsByKey(manager, recordList, byCustomer),
});
