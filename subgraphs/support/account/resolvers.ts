import type { Resolvers } from '../__generated__/resolvers';
import { within } from '../list-size';

export const accountResolvers: Resolvers = {
  Ticket: {
    accountOpenTickets: async ({ id, customerId }, { limit }, { loaders }) => {
      const size = within(limit, 10, 50, 'limit');
      if (customerId === null) return [];
      // One more than asked for: the ticket itself may be among them.
      const open = await loaders.openTicketsOfAccountByCustomerId(size + 1).load(customerId);
      return open.filter((ticket) => ticket.id !== id).slice(0, size);
    },
  },
};
