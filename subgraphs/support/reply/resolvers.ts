import type { Resolvers } from '../__generated__/resolvers';
import { staffReference } from '../staff/reference';
import { answering } from './refused';
import { replyToTicket } from './service';

export const replyResolvers: Resolvers = {
  Mutation: {
    ticketReply: async (_parent, { input }, context) => {
      const { outcome, heldById, replayed, userErrors } = await answering(
        context,
        'ticketReply',
        input,
        async (transaction, staffId) =>
          replyToTicket(transaction, { ...input, staffId, author: context.viewer.id }, context.settings),
      );
      return {
        ticket: outcome && (await context.loaders.ticketById.load(input.ticketId)),
        message: outcome && (await context.loaders.messageById.load(outcome.messageId)),
        heldBy: staffReference(heldById),
        replayed,
        userErrors,
      };
    },
  },
  TicketMessage: {
    delivery: ({ id }, _arguments, { loaders }) => loaders.deliveryByMessageId.load(id),
  },
};
