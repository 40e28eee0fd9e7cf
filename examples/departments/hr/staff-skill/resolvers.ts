import { accepted } from '../../../../subgraphs/kit/errors';
import { mutate } from '../../../../subgraphs/kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { saveStaffSkills } from './service';

export const staffSkillResolvers: Resolvers = {
  Mutation: {
    staffSkillSave: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'staffSkillSave', input, async (transaction) => {
        const [saved] = await saveStaffSkills(transaction, [input]);
        return { staffId: accepted(saved).id };
      });
      return { staff: outcome && { id: outcome.staffId }, userErrors };
    },
  },
  Staff: {
    __resolveReference: ({ id }) => ({ id }),
    skills: ({ id }, _arguments, { loaders }) => loaders.skillsByStaffId.load(id),
  },
};
