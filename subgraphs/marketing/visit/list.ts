import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import { Visit } from './entity';

export type VisitConnection = Connection<Visit>;

export const visitList: List<Visit> = {
  name: 'visits',
  entity: Visit,
  orderBy: { expression: 't.at', type: 'timestamptz', direction: 'DESC' },
};
