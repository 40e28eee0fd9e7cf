import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { updateProfile } from './service';

export const profileResolvers: Resolvers = {
  Customer: {
    profile: ({ id }, _arguments, { loaders }) => loaders.profileByCustomerId.load(id),
  },
  Profile: {
    address: ({ lines, city, region, postcode, countryCode }) => {
      const known = [lines, city, region, postcode, countryCode].some((part) => part !== null);
      return known ? { lines: lines ?? [], city, region, postcode, countryCode } : null;
    },
  },
  Mutation: {
    customerUpdate: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'customerUpdate', input, async (transaction) => ({
        customerId: await updateProfile(transaction, input.customerId, input.profile),
      }));
      return { customer: outcome && (await context.loaders.customerById.load(outcome.customerId)), userErrors };
    },
  },
};
