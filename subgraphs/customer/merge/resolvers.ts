import { notFound } from '../../kit/errors';
import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import type { CustomerContext } from '../context';
import type { Customer } from '../customer/entity';
import type { MovedCount } from './counts';
import { mergeCustomers, previewMerge, unmergeCustomers } from './service';

async function customerOf(id: string, { loaders }: CustomerContext): Promise<Customer> {
  const customer = await loaders.customerById.load(id);
  if (!customer) throw notFound('a customer with this id');
  return customer;
}

export const customerMergeResolvers: Resolvers = {
  Query: {
    customerMergePreview: (_parent, pair, { database }) => previewMerge(database.manager, pair),
  },
  Customer: {
    mergedIds: ({ id }, _arguments, { loaders }) => loaders.mergedIdsByCustomerId.load(id),
    merges: ({ id }, _arguments, { loaders }) => loaders.mergesByCustomerId.load(id),
  },
  CustomerMerge: {
    actor: ({ mergedBy }, _arguments, { loaders }) => loaders.staffByLogin.load(mergedBy),
  },
  MergePreview: {
    survivor: ({ survivorId }, _arguments, context) => customerOf(survivorId, context),
    merged: ({ mergedId }, _arguments, context) => customerOf(mergedId, context),
    movedCounts: ({ moved }) => moved,
  },
  Mutation: {
    customerMerge: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'customerMerge', input, async (transaction) => {
        const { mergeId, moved } = await mergeCustomers(transaction, input, context.viewer.id);
        return { mergeId, survivorId: input.survivorId, moved: JSON.stringify(moved) };
      });
      return {
        customer: outcome && (await context.loaders.customerById.load(outcome.survivorId)),
        mergeId: outcome?.mergeId ?? null,
        movedCounts: outcome && (JSON.parse(outcome.moved) as MovedCount[]),
        userErrors,
      };
    },
    customerUnmerge: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'customerUnmerge', input, async (transaction) => ({
        ids: await unmergeCustomers(transaction, input.mergeId, context.viewer.id),
      }));
      return {
        customers: outcome && (await Promise.all(outcome.ids.map((id) => customerOf(id, context)))),
        userErrors,
      };
    },
  },
};
