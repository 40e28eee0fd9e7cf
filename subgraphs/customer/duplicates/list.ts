import { compare } from '../../kit/filter';
import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import { Duplicate } from './entity';

export type DuplicateConnection = Connection<Duplicate>;

interface DuplicateFilter {
  minScore?: number | null;
}

/** All pairs that wait for a decision, the most likely first. */
export const duplicatesByScore: List<Duplicate, DuplicateFilter> = {
  name: 'duplicates',
  entity: Duplicate,
  orderBy: { expression: 't.score', type: 'double precision', direction: 'DESC' },
  filter: {
    minScore: (minimum, statement) => compare('t.score', 'double precision', { gte: minimum }, statement),
  },
};
