import { accepted, notFound } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { staffByName } from './list';
import { saveStaff } from './service';

export const staffResolvers: Resolvers = {
  Query: {
    staff: async (_parent, { id }, { loaders }) => {
      const staff = await loaders.staffById.load(id);
      if (!staff) throw notFound('one of the staff with this id', ['id']);
      return staff;
    },
    staffByExternalRef: async (_parent, { ref }, { loaders }) => {
      const id = await loaders.staffIdByExternalRef.load(ref);
      if (id === null) throw notFound('one of the staff with this external ref', ['ref']);
      return loaders.staffById.load(id);
    },
    staffMembers: (_parent, { first, after, department, team }, { database }) =>
      pageOf(database.manager, staffByName, { first, after, filter: { department, team } }),
  },
  Staff: {
    __resolveReference: async ({ id }, { loaders }) => {
      const staff = await loaders.staffById.load(id);
      if (!staff) throw notFound('one of the staff with this id');
      return staff;
    },
    manager: ({ managerId }, _arguments, { loaders }) => (managerId ? loaders.staffById.load(managerId) : null),
    externalRefs: async ({ id }, _arguments, { loaders }) =>
      (await loaders.externalRefsByStaffId.load(id)).map(({ externalSystem, externalValue }) => ({
        system: externalSystem,
        value: externalValue,
      })),
  },
  Mutation: {
    staffSave: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'staffSave', input, async (transaction) => {
        const { managerId, ...save } = input;
        const manager = managerId == null ? managerId : { id: managerId };
        const [saved] = await saveStaff(transaction, [{ ...save, manager }]);
        return { staffId: accepted(saved).staffId };
      });
      return { staff: outcome && (await context.loaders.staffById.load(outcome.staffId)), userErrors };
    },
  },
};
