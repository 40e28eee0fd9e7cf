import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { receiveMessage } from './service';

export const customerMessageResolvers: Resolvers = {
  Mutation: {
    ticketMessageReceive: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'ticketMessageReceive', input, (transaction) =>
        receiveMessage(transaction, input),
      );
      return {
        ticket: outcome && (await context.loaders.ticketById.load(outcome.ticketId)),
        message: outcome && (await context.loaders.messageById.load(outcome.messageId)),
        ...rest,
      };
    },
  },
};
