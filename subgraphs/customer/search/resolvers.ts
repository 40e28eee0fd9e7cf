import type { Resolvers } from '../__generated__/resolvers';
import { searchCustomers } from './list';

export const searchResolvers: Resolvers = {
  Query: {
    customerSearch: async (_parent, { text, limit }, { database, defaultCountry, loaders }) => {
      const ids = await searchCustomers(database.manager, { text, limit: limit ?? 10 }, { defaultCountry });
      const customers = await Promise.all(ids.map((id) => loaders.customerById.load(id)));
      return customers.filter((customer) => customer !== null);
    },
  },
};
