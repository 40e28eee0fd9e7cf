import { compare } from '../../kit/filter';
import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import type { ActivityFilter } from '../__generated__/resolvers';
import { Activity } from './entity';

export type ActivityConnection = Connection<Activity>;

export const activityList: List<Activity, ActivityFilter> = {
  name: 'activities',
  entity: Activity,
  orderBy: { expression: 't.occurred_at', type: 'timestamptz', direction: 'DESC' },
  filter: {
    actor: (value, statement) => compare('t.actor_id', 'uuid', value, statement),
    team: (value, statement) =>
      compare('(SELECT s.team FROM identity.staff_teams() s WHERE s.id = t.actor_id)', 'text', value, statement),
    kind: (value, statement) => compare('t.kind', 'text', value, statement),
    dealId: (value, statement) => compare('t.deal_id', 'uuid', value, statement),
    occurredAt: (value, statement) => compare('t.occurred_at', 'timestamptz', value, statement),
  },
};
