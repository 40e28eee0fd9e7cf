import { referencedCustomer } from '../../kit/referenced-customer';
import type { Resolvers } from '../__generated__/resolvers';

export const customerResolvers: Resolvers = {
  Customer: {
    __resolveReference: referencedCustomer,
    support: ({ id }) => ({ id }),
  },
  SupportFacet: {
    openTicketCount: async ({ id }, _arguments, { loaders }) =>
      (await loaders.supportSummaryByCustomerId.load(id)).openTicketCount,
    openComplaintCount: async ({ id }, _arguments, { loaders }) =>
      (await loaders.supportSummaryByCustomerId.load(id)).openComplaintCount,
    lastTicketAt: async ({ id }, _arguments, { loaders }) =>
      (await loaders.supportSummaryByCustomerId.load(id)).lastTicketAt,
    tickets: ({ id }, listArguments, { loaders }) => loaders.ticketsByCustomerId(listArguments).load(id),
  },
};
