import { loginSystem } from '../../kit/staff';
import type { Resolvers } from '../__generated__/resolvers';

export const viewerResolvers: Resolvers = {
  Query: {
    viewer: (_parent, _arguments, { viewer }) => viewer,
  },
  Viewer: {
    staff: async ({ id }, _arguments, { loaders }) => {
      const staffId = await loaders.staffIdByExternalRef.load({ system: loginSystem, value: id });
      return staffId === null ? null : loaders.staffById.load(staffId);
    },
  },
};
