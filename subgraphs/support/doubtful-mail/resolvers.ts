import { mailsInDoubt } from '../../kit/mail/in-doubt';
import { mutate } from '../../kit/mutate';
import { staffIdOfViewer } from '../../kit/staff';
import type { Resolvers } from '../__generated__/resolvers';
import { within } from '../list-size';
import { settleDoubtfulMail } from './service';

export const doubtfulMailResolvers: Resolvers = {
  Query: {
    mailsInDoubt: (_parent, { limit }, { database }) =>
      mailsInDoubt(database.manager, 'support', within(limit, 50, 200, 'limit')),
  },
  Mutation: {
    mailSettle: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'mailSettle', input, async (transaction) => {
        const author = context.viewer.id;
        const staffId = await staffIdOfViewer(transaction, author);
        return settleDoubtfulMail(transaction, { ...input, author, staffId });
      });
      const ticketId = outcome?.ticketId ?? null;
      return {
        delivery: outcome && (await context.loaders.deliveryByMessageId.load(input.mailId.toLowerCase())),
        ticket: ticketId === null ? null : await context.loaders.ticketById.load(ticketId),
        userErrors,
      };
    },
  },
  DoubtfulMail: {
    to: ({ content }) => content.to.address,
    subject: ({ content }) => content.subject,
    ticket: async ({ id }, _arguments, { loaders }) => {
      const message = await loaders.messageById.load(id);
      return message && loaders.ticketById.load(message.ticketId);
    },
    customer: async ({ customerId }, _arguments, { loaders }) =>
      customerId === null ? null : { id: await loaders.canonicalCustomerId.load(customerId) },
  },
};
