import type { EntityManager } from 'typeorm';
import { byCustomer, connectionsByKey } from '../../../../subgraphs/kit/list-by-key';
import { rowByKey } from '../../../../subgraphs/kit/loaders';
import { Invoice } from './entity';
import { invoiceList } from './list';

export const invoiceLoaders = (manager: EntityManager) => ({
  invoiceById: rowByKey(manager, Invoice),
  invoicesByCustomerId: connectionsByKey(manager, invoiceList, byCustomer),
});
