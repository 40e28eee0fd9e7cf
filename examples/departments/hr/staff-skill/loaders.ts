import type { EntityManager } from 'typeorm';
import { rowsByKey } from '../../../../subgraphs/kit/loaders';
import { StaffSkill } from './entity';

export const staffSkillLoaders = (manager: EntityManager) => ({
  skillsByStaffId: rowsByKey(manager, StaffSkill, 'staff_id', 't.level DESC, t.name'),
});
