import { compare } from '../../kit/filter';
import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import type { TicketFilter } from '../__generated__/resolvers';
import { overdueCondition } from '../response/overdue-condition';
import { Ticket } from './entity';

/** A page of tickets; its totalCount is counted when a query asks for it. */
export type TicketPage = Connection<Ticket>;

/** Tickets, newest first. */
export const ticketList: List<Ticket, TicketFilter> = {
  name: 'tickets',
  entity: Ticket,
  orderBy: { expression: 't.created_at', type: 'timestamptz', direction: 'DESC' },
  filter: {
    status: (value, statement) => compare('t.status', 'text', value, statement),
    kind: (value, statement) => compare('t.kind', 'text', value, statement),
    channel: (value, statement) => compare('t.channel', 'text', value, statement),
    assignee: (value, statement) => compare('t.assignee_id', 'uuid', value, statement),
    createdAt: (value, statement) => compare('t.created_at', 'timestamptz', value, statement),
    overdue: overdueCondition,
  },
};
