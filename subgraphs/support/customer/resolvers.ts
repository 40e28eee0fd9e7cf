import { notFound } from '../../kit/errors';
import { isUuid } from '../../kit/statement';
import type { Resolvers } from '../__generated__/resolvers';

export const customerResolvers: Resolvers = {
  Customer: {
    // Async, so that one bad reference is one error and not the end of all others.
    __resolveReference: async ({ id }) => {
      if (!isUuid(id)) throw notFound('customer');
      return { id };
    },
    // The loaders' keys are as PostgreSQL writes them.
    support: ({ id }) => ({ id: id.toLowerCase() }),
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
