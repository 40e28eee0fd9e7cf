import { waitingSince } from './waiting';
import type { List } from '../../kit/list';
import { Ticket } from '../ticket/entity';

export interface WaitingFilter {
  /** They have waited since this instant or longer. */
  since: Date;
}

/** Tickets whose customers wait for us, the longest first. */
export const unansweredList: List<Ticket, WaitingFilter> = {
  name: 'unanswered',
  entity: Ticket,
  orderBy: { expression: waitingSince, type: 'timestamptz', direction: 'ASC' },
  filter: {
    since: (value, statement) =>
      `t.status IN ('NEW', 'OPEN') AND ${waitingSince} <= ${statement.bind(value, 'timestamptz')}`,
  },
};
