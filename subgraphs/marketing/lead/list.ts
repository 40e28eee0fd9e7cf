import { compare } from '../../kit/filter';
import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import type { LeadFilter } from '../__generated__/resolvers';
import { Lead } from './entity';

export type LeadConnection = Connection<Lead>;

export const leadList: List<Lead, LeadFilter> = {
  name: 'leads',
  entity: Lead,
  orderBy: { expression: 't.captured_at', type: 'timestamptz', direction: 'DESC' },
  filter: {
    status: (value, statement) => compare('t.status', 'text', value, statement),
    source: (value, statement) => compare('t.source', 'text', value, statement),
    capturedAt: (value, statement) => compare('t.captured_at', 'timestamptz', value, statement),
  },
};
