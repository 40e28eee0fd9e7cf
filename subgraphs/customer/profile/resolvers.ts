import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { departmentOf } from '../identity/department';
import { ofFields } from './provenance';
import { updateProfile } from './service';

export const profileResolvers: Resolvers = {
  Customer: {
    profile: ({ id }, _arguments, { loaders }) => loaders.profileByCustomerId.load(id),
    provenance: async ({ id }, { fields }, { loaders }) =>
      ofFields(await loaders.provenanceByCustomerId.load(id), fields),
  },
  Profile: {
    address: ({ lines, city, region, postcode, countryCode }) => {
      const known = [lines, city, region, postcode, countryCode].some((part) => part !== null);
      return known ? { lines: lines ?? [], city, region, postcode, countryCode } : null;
    },
  },
  FieldProvenance: {
    department: ({ department }) => departmentOf(department),
    actor: ({ writtenBy }, _arguments, { loaders }) =>
      writtenBy === null ? null : loaders.staffByLogin.load(writtenBy),
  },
  Mutation: {
    customerUpdate: async (_parent, { input }, context) => {
      const { customerId, profile } = input;
      const { outcome, userErrors } = await mutate(context, 'customerUpdate', input, async (transaction) => {
        await updateProfile(transaction, customerId, profile, context);
        return { customerId };
      });
      return { customer: outcome && (await context.loaders.customerById.load(outcome.customerId)), userErrors };
    },
  },
};
