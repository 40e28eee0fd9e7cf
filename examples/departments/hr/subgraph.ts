import { mergeResolvers } from '../../../subgraphs/kit/merge-resolvers';
import { defineSubgraph } from '../../../subgraphs/kit/subgraph';
import { type Loaders, createLoaders } from './loaders';
import { CreateStaffSkills1763800004601 } from './migrations/1763800004601-create-staff-skills';
import { StaffSkill } from './staff-skill/entity';
import { staffSkillImport } from './staff-skill/import';
import { staffSkillResolvers } from './staff-skill/resolvers';

/** Hr owns what the staff can do; it knows nothing of customers. */
export default defineSubgraph<Loaders>({
  name: 'hr',
  port: 4006,
  directory: __dirname,
  entities: [StaffSkill],
  migrations: [CreateStaffSkills1763800004601],
  resolvers: mergeResolvers(staffSkillResolvers),
  createLoaders,
  importKinds: [staffSkillImport],
});
