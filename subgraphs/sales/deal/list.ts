import { compare } from '../../kit/filter';
import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import type { DealFilter } from '../__generated__/resolvers';
import { Deal } from './entity';

export type DealConnection = Connection<Deal>;

/** Whole days since an open deal came into its stage; null for a closed one. */
const stuckForDays = `(CASE WHEN t.status = 'OPEN' THEN floor(extract(epoch FROM now() -
  (SELECT max(c.at) FROM sales.deal_stage_changes c WHERE c.deal_id = t.id)) / 86400)::int END)`;

export const dealList: List<Deal, DealFilter> = {
  name: 'deals',
  entity: Deal,
  orderBy: { expression: 't.created_at', type: 'timestamptz', direction: 'DESC' },
  filter: {
    stage: (value, statement) => compare('t.stage', 'text', value, statement),
    status: (value, statement) => compare('t.status', 'text', value, statement),
    owner: (value, statement) => compare('t.owner_id', 'uuid', value, statement),
    accountId: (value, statement) => compare('t.account_id', 'uuid', value, statement),
    amount: (value, statement) => compare('t.amount', 'numeric', value, statement),
    createdAt: (value, statement) => compare('t.created_at', 'timestamptz', value, statement),
    closedAt: (value, statement) => compare('t.closed_at', 'timestamptz', value, statement),
    stuckForDays: (value, statement) => compare(stuckForDays, 'integer', value, statement),
  },
};
