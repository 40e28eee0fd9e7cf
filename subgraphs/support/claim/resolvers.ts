import { mutate } from '../../kit/mutate';
import { staffIdOfViewer } from '../../kit/staff';
import type { Resolvers } from '../__generated__/resolvers';
import { answering } from '../reply/refused';
import { staffReference } from '../staff/reference';
import { claimOf } from './held';
import { claimTicket, releaseTicket } from './service';

export const claimResolvers: Resolvers = {
  Mutation: {
    ticketClaim: async (_parent, { input }, context) => {
      const { outcome, heldById, userErrors } = await answering(
        context,
        'ticketClaim',
        input,
        async (transaction, staffId) => {
          await claimTicket(transaction, { ...input, staffId, ttlSeconds: input.ttlSeconds ?? 600 });
          return { ticketId: input.ticketId };
        },
      );
      const ticket = outcome && (await context.loaders.ticketById.load(outcome.ticketId));
      return { ticket, claim: ticket && claimOf(ticket, new Date()), heldBy: staffReference(heldById), userErrors };
    },
    ticketRelease: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'ticketRelease', input, async (transaction) => {
        await releaseTicket(transaction, input);
        return { ticketId: input.ticketId };
      });
      return { ticket: outcome && (await context.loaders.ticketById.load(outcome.ticketId)), userErrors };
    },
  },
  Ticket: {
    claim: (ticket) => claimOf(ticket, new Date()),
  },
  ReplyClaim: {
    agent: ({ agentId }) => ({ id: agentId }),
    token: async ({ agentId, token }, _arguments, { database, viewer }) =>
      (await staffIdOfViewer(database.manager, viewer.id)) === agentId ? token : null,
  },
};
