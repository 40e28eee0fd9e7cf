import type { EntityManager } from 'typeorm';
import { byCustomer, connectionsByKey } from '../../kit/list-by-key';
import { rowByKey } from '../../kit/loaders';
import { Ticket } from './entity';
import { ticketList } from './list';

export const ticketLoaders = (manager: EntityManager) => ({
  ticketById: rowByKey(manager, Ticket),
  ticketByNumber: rowByKey(manager, Ticket, 'number', 'text'),
  ticketsByCustomerId: connectionsByKey(manager, ticketList, byCustomer),
});
