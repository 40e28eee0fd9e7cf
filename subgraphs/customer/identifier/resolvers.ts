import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { departmentOf } from '../identity/department';
import { addIdentifier, releaseIdentifier } from './service';

export const identifierResolvers: Resolvers = {
  Customer: {
    identifiers: ({ id }, _arguments, { loaders }) => loaders.identifiersByCustomerId.load(id),
  },
  CustomerIdentifier: {
    firstSeenBy: ({ firstSeenBy }) => departmentOf(firstSeenBy),
  },
  Mutation: {
    customerIdentifierAdd: async (_parent, { input }, context) => {
      const { customerId, identifier, verified } = input;
      const { outcome, userErrors } = await mutate(context, 'customerIdentifierAdd', input, async (transaction) => {
        await addIdentifier(transaction, { customerId, identifier, verified: verified ?? false }, context);
        return { customerId };
      });
      return { customer: outcome && (await context.loaders.customerById.load(outcome.customerId)), userErrors };
    },
    customerIdentifierRelease: async (_parent, { input }, context) => {
      const { customerId, identifier } = input;
      const { outcome, userErrors } = await mutate(context, 'customerIdentifierRelease', input, async (transaction) => {
        await releaseIdentifier(transaction, { customerId, identifier }, context);
        return { customerId };
      });
      return { customer: outcome && (await context.loaders.customerById.load(outcome.customerId)), userErrors };
    },
  },
};
