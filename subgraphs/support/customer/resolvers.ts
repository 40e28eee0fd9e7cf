import { referencedCustomer } from '../../kit/referenced-customer';
import { withOverdue } from '../response/overdue';
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
    tickets: async ({ id }, listArguments, { database, loaders, settings }, info) => {
      const whole = await withOverdue(listArguments, database.manager, settings.businessTimeZone);
      return loaders.ticketsByCustomerId(whole, info).load(id);
    },
  },
};
