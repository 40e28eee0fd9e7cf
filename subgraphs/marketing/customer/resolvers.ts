import type { Resolvers } from '../__generated__/resolvers';
import { referencedCustomer } from '../../kit/referenced-customer';
import { share } from '../../kit/metric';

export const customerResolvers: Resolvers = {
  Customer: {
    __resolveReference: referencedCustomer,
    marketing: ({ id }) => ({ id }),
  },
  MarketingFacet: {
    consents: ({ id }, _args, { loaders }) => loaders.consentsByCustomerId.load(id),
    segments: ({ id }, _args, { loaders }) => loaders.segmentsByCustomerId.load(id),
    messages: ({ id }, args, { loaders }, info) => loaders.campaignMessagesByCustomerId(args, info).load(id),
    visits: ({ id }, args, { loaders }, info) => loaders.visitsByCustomerId(args, info).load(id),
    lastSentAt: async ({ id }, _args, { loaders }) => (await loaders.marketingSummaryByCustomerId.load(id)).lastSentAt,
    lastOpenedAt: async ({ id }, _args, { loaders }) =>
      (await loaders.marketingSummaryByCustomerId.load(id)).lastOpenedAt,
    lastVisitAt: async ({ id }, _args, { loaders }) =>
      (await loaders.marketingSummaryByCustomerId.load(id)).lastVisitAt,
    openRate: async ({ id }, _args, { loaders }) => {
      const { openedCount, sentCount } = await loaders.marketingSummaryByCustomerId.load(id);
      return share(openedCount, sentCount, 'Opened campaign messages / sent campaign messages, bounced ones left out.');
    },
    firstTouch: async ({ id }, _args, { loaders }) => (await loaders.marketingSummaryByCustomerId.load(id)).firstTouch,
  },
  Attribution: {
    campaign: ({ campaignId }, _args, { loaders }) =>
      campaignId === null ? null : loaders.campaignById.load(campaignId),
  },
};
