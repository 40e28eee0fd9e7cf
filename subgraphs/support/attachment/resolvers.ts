import { notFound } from '../../kit/errors';
import { isUuid } from '../../kit/statement';
import type { Resolvers } from '../__generated__/resolvers';
import { attachmentToken } from './link';

export const attachmentResolvers: Resolvers = {
  Query: {
    attachment: async (_parent, { id }, { loaders }) => {
      const file = isUuid(id) ? await loaders.attachmentById.load(id.toLowerCase()) : null;
      if (!file) throw notFound('attachment');
      return file;
    },
  },
  TicketMessage: {
    attachments: ({ id }, _arguments, { loaders }) => loaders.attachmentsByMessageId.load(id),
  },
  Attachment: {
    url: ({ id, isKept }, _arguments, { settings }) =>
      isKept ? `${settings.publicUrl}/attachments/${attachmentToken(id, settings.linkSecret, Date.now())}` : null,
  },
};
