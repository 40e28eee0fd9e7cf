import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { mergeTickets } from './service';

export const ticketMergeResolvers: Resolvers = {
  Mutation: {
    ticketMerge: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'ticketMerge', input, async (transaction) => {
        await mergeTickets(transaction, input);
        return { ticketId: input.targetId };
      });
      return { ticket: outcome && (await context.loaders.ticketById.load(outcome.ticketId)), userErrors };
    },
  },
  Ticket: {
    mergedInto: ({ mergedIntoId }, _arguments, { loaders }) =>
      mergedIntoId === null ? null : loaders.ticketById.load(mergedIntoId),
  },
};
