import { notFound } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import type { CustomerContext } from '../context';
import type { Customer } from '../customer/entity';
import { duplicatesByScore } from './list';
import { dismissDuplicate } from './service';

async function customerOf(id: string, { loaders }: CustomerContext): Promise<Customer> {
  const customer = await loaders.customerById.load(id);
  if (!customer) throw notFound('a customer with this id');
  return customer;
}

export const duplicateResolvers: Resolvers = {
  Query: {
    customerDuplicates: (_parent, { first, after, minScore }, { database }) =>
      pageOf(database.manager, duplicatesByScore, { first, after, filter: { minScore } }),
  },
  Customer: {
    duplicates: ({ id }, _arguments, { loaders }) => loaders.duplicatesByCustomerId.load(id),
  },
  DuplicateCandidate: {
    customer: ({ customerId }, _arguments, context) => customerOf(customerId, context),
    other: ({ otherId }, _arguments, context) => customerOf(otherId, context),
  },
  DuplicateConnection: {
    totalCount: ({ totalCount }) => totalCount(),
  },
  Mutation: {
    customerDuplicateDismiss: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'customerDuplicateDismiss', input, async (transaction) => {
        await dismissDuplicate(transaction, input.duplicateId, context.viewer.id);
        return { dismissed: true };
      });
      return { dismissed: outcome !== null, userErrors };
    },
  },
};
