import type { Row } from '../csv';

/** System of every external ref the layer gives to its own records. */
export const storySystem = 'story';

interface Member {
  ref: string;
  name: string;
  department: 'sales' | 'marketing' | 'support';
  team: string;
  manager: string | null;
  login: string;
}

const member = (
  department: Member['department'],
  team: string,
  ref: string,
  name: string,
  manager: string | null,
  login: string,
): Member => ({ ref, name, department, team, manager, login });

/** Who works here; managers stand before those they manage. */
export const staff: Member[] = [
  member('sales', 'Firms', 'E01', 'Grace Holloway', null, 'grace'),
  member('sales', 'Firms', 'E02', 'Daniel Reyes', 'E01', 'daniel'),
  member('sales', 'Firms', 'E03', 'Lena Fischer', 'E01', 'lena'),
  member('sales', 'Seoul', 'E04', '박지훈', 'E01', 'park'),
  member('sales', 'Seoul', 'E05', '이수진', 'E04', 'lee'),
  member('marketing', 'Campaigns', 'E06', 'Inès Moreau', null, 'ines'),
  member('marketing', 'Campaigns', 'E07', 'Tom Okafor', 'E06', 'tom'),
  member('marketing', 'Seoul', 'E08', '최유나', 'E06', 'choi'),
  member('support', 'Service desk', 'E09', 'Ruth Adeyemi', null, 'ruth'),
  member('support', 'Service desk', 'E10', '김민서', 'E09', 'kim'),
  member('support', 'Service desk', 'E11', 'Jonas Lindqvist', 'E09', 'jonas'),
  member('support', 'Seoul', 'E12', '정하은', 'E09', 'jung'),
];

export const staffRows: Row[] = staff.map(({ ref, name, department, team, manager, login }) => ({
  system: storySystem,
  externalRef: ref,
  name,
  department,
  team,
  managerRef: manager,
  login,
}));

export const sellers = { en: ['E01', 'E02', 'E03'], ko: ['E04', 'E05'] };
export const agents = { en: ['E09', 'E10', 'E11'], ko: ['E10', 'E12'] };
