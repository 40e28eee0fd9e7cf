import type { Resolvers } from '../__generated__/resolvers';

export const campaignMessageResolvers: Resolvers = {
  CampaignMessage: {
    __resolveReference: ({ id }, { loaders }) => loaders.campaignMessageById.load(id),
    campaign: async ({ campaignId }, _args, { loaders }) => {
      const campaign = await loaders.campaignById.load(campaignId);
      if (!campaign) throw new Error('a message refers to a campaign that is gone');
      return campaign;
    },
    customer: async ({ customerId }, _args, { loaders }) => ({
      id: await loaders.canonicalCustomerId.load(customerId),
    }),
  },
};
