import type { Resolvers } from '../__generated__/resolvers';
import { mutate } from '../../kit/mutate';
import { cancelCampaign } from './cancel';
import { queueCampaign } from './queue';

export const sendingResolvers: Resolvers = {
  Mutation: {
    campaignSend: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'campaignSend', input, (transaction) =>
        queueCampaign(transaction, input, context.settings),
      );
      if (!outcome) return { campaign: null, queued: null, held: null, userErrors };
      const { campaignId, queued } = outcome;
      const campaign = await context.loaders.campaignById.load(campaignId);
      const held = await context.loaders.heldCountsByCampaignId.load(campaignId);
      return { campaign, queued, held, userErrors };
    },
    campaignCancel: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'campaignCancel', input, async (transaction) => ({
        campaignId: await cancelCampaign(transaction, input.campaignId),
      }));
      return { campaign: outcome && (await context.loaders.campaignById.load(outcome.campaignId)), userErrors };
    },
  },
  Campaign: {
    held: ({ id }, _args, { loaders }) => loaders.heldCountsByCampaignId.load(id),
  },
};
