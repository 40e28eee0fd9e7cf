import type { Resolvers } from '../__generated__/resolvers';
import { accepted } from '../../kit/errors';
import { mutate } from '../../kit/mutate';
import { refOf } from '../../kit/text';
import { recordVisits } from './service';

export const visitResolvers: Resolvers = {
  Mutation: {
    visitRecord: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'visitRecord', input, async (transaction) => {
        const campaign = input.campaignId == null ? null : { id: input.campaignId };
        const [recorded] = await recordVisits(transaction, [{ ...input, campaign }], context);
        const { id, customerCreated } = accepted(recorded);
        return { visitId: id, customerCreated };
      });
      return {
        visit: outcome && (await context.loaders.visitById.load(outcome.visitId)),
        customerCreated: outcome?.customerCreated ?? null,
        ...rest,
      };
    },
  },
  Visit: {
    __resolveReference: ({ id }, { loaders }) => loaders.visitById.load(id),
    externalRef: refOf,
    campaign: ({ campaignId }, _args, { loaders }) =>
      campaignId === null ? null : loaders.campaignById.load(campaignId),
    customer: async ({ customerId }, _args, { loaders }) => ({
      id: await loaders.canonicalCustomerId.load(customerId),
    }),
  },
};
