import type { Resolvers } from '../__generated__/resolvers';
import { Refusal } from '../../kit/errors';
import { maximumPageSize } from '../../kit/pagination';
import { salesPareto } from './service';

export const paretoResolvers: Resolvers = {
  Query: {
    salesPareto: (_parent, question, { database, settings }) => salesPareto(database.manager, question, settings),
  },
  Pareto: {
    members: ({ ranked }, { limit }) => {
      const size = limit ?? 20;
      if (size < 1 || size > maximumPageSize) {
        throw new Refusal('INVALID', `limit must be between 1 and ${maximumPageSize}, got ${size}`, ['limit']);
      }
      return ranked.slice(0, size);
    },
  },
};
