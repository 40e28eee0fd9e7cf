import type { EntityManager } from 'typeorm';
import { byColumn, connectionsByKey } from '../../kit/list-by-key';
import { rowByKey } from '../../kit/loaders';
import { TicketMessage } from './entity';
import { messageList } from './list';

export const messageLoaders = (manager: EntityManager) => ({
  messageById: rowByKey(manager, TicketMessage),
  messagesByTicketId: connectionsByKey(manager, messageList, byColumn('ticket_id')),
});
