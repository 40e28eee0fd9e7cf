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
        const add = { customerId, identifier, verified: verified ?? false };
        const { duplicateId } = await addIdentifier(transaction, add, context);
        return { customerId, duplicateId };
      });
      const { customerById, duplicateById } = context.loaders;
      return {
        customer: outcome && (await customerById.load(outcome.customerId)),
        duplicate: outcome?.duplicateId ? await duplicateById.load(outcome.duplicateId) : null,
        userErrors,
      };
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
