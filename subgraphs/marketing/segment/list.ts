import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import { Segment } from './entity';

export type SegmentConnection = Connection<Segment>;

export const segmentList: List<Segment> = {
  name: 'segments',
  entity: Segment,
  orderBy: { expression: 't.created_at', type: 'timestamptz', direction: 'DESC' },
};
