import { notFound } from '../../kit/errors';
import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { type CustomerExport, eraseCustomer, erasureReceipts, exportCustomer } from './service';

export const erasureResolvers: Resolvers = {
  Query: {
    erasure: async (_parent, { customerId }, { database }) => {
      const receipts = await erasureReceipts(database.manager, customerId);
      if (!receipts) throw notFound('an erasure of a customer with this id', ['customerId']);
      return receipts;
    },
  },
  Mutation: {
    customerErase: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'customerErase', input, async (transaction) => {
        await eraseCustomer(transaction, input.customerId, context.viewer.id);
        return { customerId: input.customerId };
      });
      return { receipts: outcome && (await erasureReceipts(context.database.manager, outcome.customerId)), userErrors };
    },
    customerExport: async (_parent, { input }, context) => {
      // Read again by a retry: the memory of a key must not hold what is exported.
      let exported: CustomerExport | null = null;
      const { userErrors } = await mutate(context, 'customerExport', input, async (transaction) => {
        exported = await exportCustomer(transaction, input.customerId);
        return { customerId: input.customerId };
      });
      if (userErrors.length > 0) return { export: null, receipts: null, userErrors };
      return { ...(exported ?? (await exportCustomer(context.database.manager, input.customerId))), userErrors };
    },
  },
};
