import type { Resolvers } from '../__generated__/resolvers';
import { notFound } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { share } from '../../kit/metric';
import { mutate } from '../../kit/mutate';
import { refOf } from '../../kit/text';
import { campaignList } from './list';
import { previewOf } from './preview';
import { draftCampaign } from './service';

const basis = 'delivered and pending messages of the campaign';

export const campaignResolvers: Resolvers = {
  Query: {
    campaign: async (_parent, { id }, { loaders }) => {
      const campaign = await loaders.campaignById.load(id);
      if (!campaign) throw notFound('campaign');
      return campaign;
    },
    campaignPreview: (_parent, { campaignId, customerId }, { database, settings }) =>
      previewOf(database.manager, { campaignId, customerId }, settings),
    campaigns: (_parent, args, { database }) => pageOf(database.manager, campaignList, args),
  },
  Mutation: {
    campaignCreate: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'campaignCreate', input, async (transaction) => ({
        campaignId: await draftCampaign(transaction, input),
      }));
      return { campaign: outcome && (await context.loaders.campaignById.load(outcome.campaignId)), userErrors };
    },
  },
  Campaign: {
    __resolveReference: ({ id }, { loaders }) => loaders.campaignById.load(id),
    externalRef: refOf,
    recipients: async ({ id }, _args, { loaders }) => (await loaders.campaignCountsByCampaignId.load(id)).recipients,
    sent: async ({ id }, _args, { loaders }) => (await loaders.campaignCountsByCampaignId.load(id)).sent,
    delivered: async ({ id }, _args, { loaders }) => (await loaders.campaignCountsByCampaignId.load(id)).delivered,
    bounced: async ({ id }, _args, { loaders }) => (await loaders.campaignCountsByCampaignId.load(id)).bounced,
    pending: async ({ id }, _args, { loaders }) => (await loaders.campaignCountsByCampaignId.load(id)).pending,
    opened: async ({ id }, _args, { loaders }) => (await loaders.campaignCountsByCampaignId.load(id)).opened,
    prefetched: async ({ id }, _args, { loaders }) => (await loaders.campaignCountsByCampaignId.load(id)).prefetched,
    clicked: async ({ id }, _args, { loaders }) => (await loaders.campaignCountsByCampaignId.load(id)).clicked,
    unsubscribed: async ({ id }, _args, { loaders }) =>
      (await loaders.campaignCountsByCampaignId.load(id)).unsubscribed,
    openRate: async ({ id }, _args, { loaders }) => {
      const { opened, delivered, pending } = await loaders.campaignCountsByCampaignId.load(id);
      return share(opened, delivered + pending, `Opened messages / ${basis}.`);
    },
    clickRate: async ({ id }, _args, { loaders }) => {
      const { clicked, delivered, pending } = await loaders.campaignCountsByCampaignId.load(id);
      return share(clicked, delivered + pending, `Messages with a clicked link / ${basis}.`);
    },
  },
};
