import { money } from '../../../../subgraphs/kit/money';
import { referencedCustomer } from '../../../../subgraphs/kit/referenced-customer';
import type { Resolvers } from '../__generated__/resolvers';

export const customerResolvers: Resolvers = {
  Customer: {
    __resolveReference: referencedCustomer,
    finance: ({ id }) => ({ id }),
  },
  FinanceFacet: {
    creditLimit: async ({ id }, _arguments, { loaders }) => {
      const limit = await loaders.creditLimitByCustomerId.load(id);
      return limit && money(limit.amount, limit.currencyCode);
    },
    openInvoiceCount: async ({ id }, _arguments, { loaders }) =>
      (await loaders.financeSummaryByCustomerId.load(id)).openInvoiceCount,
    overdueInvoiceCount: async ({ id }, _arguments, { loaders }) =>
      (await loaders.financeSummaryByCustomerId.load(id)).overdueInvoiceCount,
    overdueAmounts: async ({ id }, _arguments, { loaders }) =>
      (await loaders.financeSummaryByCustomerId.load(id)).overdue.map((sum) => money(sum.amount, sum.currencyCode)),
    invoices: ({ id }, listArguments, { loaders }, info) => loaders.invoicesByCustomerId(listArguments, info).load(id),
  },
};
