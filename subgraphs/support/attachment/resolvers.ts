import type { Resolvers } from '../__generated__/resolvers';

export const attachmentResolvers: Resolvers = {
  TicketMessage: {
    attachments: ({ id }, _arguments, { loaders }) => loaders.attachmentsByMessageId.load(id),
  },
};
