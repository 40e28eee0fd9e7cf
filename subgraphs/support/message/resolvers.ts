import { mutate } from '../../kit/mutate';
import { staffIdOfViewer } from '../../kit/staff';
import type { Resolvers } from '../__generated__/resolvers';
import { staffReference } from '../staff/reference';
import { addNote } from './service';

export const messageResolvers: Resolvers = {
  Mutation: {
    ticketNote: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'ticketNote', input, async (transaction) =>
        addNote(transaction, {
          ...input,
          author: context.viewer.id,
          staffId: await staffIdOfViewer(transaction, context.viewer.id),
        }),
      );
      return { message: outcome && (await context.loaders.messageById.load(outcome.messageId)), userErrors };
    },
  },
  TicketMessage: {
    __resolveReference: ({ id }, { loaders }) => loaders.messageById.load(id),
    staff: ({ staffId }) => staffReference(staffId),
  },
};
