import type { Resolvers } from '../__generated__/resolvers';
import { notFound } from '../../kit/errors';
import { share } from '../../kit/metric';
import { isUuid } from '../../kit/statement';

export const customerResolvers: Resolvers = {
  Customer: {
    // Async, so that one bad id fails by itself instead of failing all entities of the request.
    __resolveReference: async ({ id }) => {
      if (!isUuid(id)) throw notFound('customer');
      // Rows are found by the id as the database writes it.
      return { id: id.toLowerCase() };
    },
    marketing: ({ id }) => ({ id }),
  },
  MarketingFacet: {
    consents: ({ id }, _args, { loaders }) => loaders.consentsByCustomerId.load(id),
    messages: ({ id }, args, { loaders }) => loaders.campaignMessagesByCustomerId(args).load(id),
    visits: ({ id }, args, { loaders }) => loaders.visitsByCustomerId(args).load(id),
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
