import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { recordScore } from './service';

export const csatResolvers: Resolvers = {
  Mutation: {
    csatRecord: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'csatRecord', input, async (transaction) => {
        const { id } = await recordScore(transaction, { ...input, scoredAt: new Date() });
        return { ticketId: id };
      });
      return { ticket: outcome && (await context.loaders.ticketById.load(outcome.ticketId)), userErrors };
    },
  },
  Ticket: {
    csatScore: ({ id }, _arguments, { loaders }) => loaders.csatScoreByTicketId.load(id),
  },
};
