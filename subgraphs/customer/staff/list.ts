import { type FilterFields, compare } from '../../kit/filter';
import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import { Staff } from './entity';

export interface StaffFilter {
  department?: string | null;
  team?: string | null;
}

export type StaffConnection = Connection<Staff>;

const conditions: FilterFields<StaffFilter> = {
  department: (department, statement) => compare('t.department', 'text', { eq: department }, statement),
  team: (team, statement) => compare('t.team', 'text', { eq: team }, statement),
};

/** Everybody who works here, by name. */
export const staffByName: List<Staff, StaffFilter> = {
  name: 'staff',
  entity: Staff,
  orderBy: { expression: 't.name', type: 'text', direction: 'ASC' },
  filter: conditions,
};
