import type { List } from '../../kit/list';
import { TicketMessage } from './entity';

/** Messages of a thread, oldest first. */
export const messageList: List<TicketMessage> = {
  name: 'messages',
  entity: TicketMessage,
  orderBy: { expression: 't.sent_at', type: 'timestamptz', direction: 'ASC' },
};
