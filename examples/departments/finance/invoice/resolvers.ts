import { accepted, notFound } from '../../../../subgraphs/kit/errors';
import { pageOf } from '../../../../subgraphs/kit/list';
import { money } from '../../../../subgraphs/kit/money';
import { mutate } from '../../../../subgraphs/kit/mutate';
import { refOf } from '../../../../subgraphs/kit/text';
import type { Resolvers } from '../__generated__/resolvers';
import { invoiceList } from './list';
import { saveInvoices } from './service';

export const invoiceResolvers: Resolvers = {
  Query: {
    invoice: async (_parent, { id }, { loaders }) => {
      const invoice = await loaders.invoiceById.load(id);
      if (!invoice) throw notFound('invoice');
      return invoice;
    },
    invoices: (_parent, listArguments, { database }) => pageOf(database.manager, invoiceList, listArguments),
  },
  Mutation: {
    invoiceSave: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'invoiceSave', input, async (transaction) => {
        const [saved] = await saveInvoices(transaction, [input], context);
        const { id, customerCreated } = accepted(saved);
        return { invoiceId: id, customerCreated };
      });
      return {
        invoice: outcome && (await context.loaders.invoiceById.load(outcome.invoiceId)),
        customerCreated: outcome?.customerCreated ?? null,
        ...rest,
      };
    },
  },
  Invoice: {
    __resolveReference: ({ id }, { loaders }) => loaders.invoiceById.load(id),
    externalRef: refOf,
    total: ({ amount, currencyCode }) => money(amount, currencyCode),
    customer: async ({ customerId }, _arguments, { loaders }) => ({
      id: await loaders.canonicalCustomerId.load(customerId),
    }),
  },
};
