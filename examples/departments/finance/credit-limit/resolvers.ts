import { mutate } from '../../../../subgraphs/kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { setCreditLimit } from './service';

export const creditLimitResolvers: Resolvers = {
  Mutation: {
    creditLimitSet: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'creditLimitSet', input, async (transaction) => ({
        customerId: await setCreditLimit(transaction, input, context),
      }));
      return {
        customer: outcome && { id: await context.loaders.canonicalCustomerId.load(outcome.customerId) },
        userErrors,
      };
    },
  },
};
