import type { Resolvers } from '../__generated__/resolvers';
import { mutate } from '../../kit/mutate';
import type { Loaders } from '../loaders';
import { acquisitionCost, campaignCost } from './acquisition';
import { recordCost } from './service';

async function acquisitionCostOf(loaders: Loaders, campaignId: string | null, currencyCode?: string | null) {
  if (campaignId === null) return acquisitionCost([], 0, currencyCode);
  const [costs, customers] = await Promise.all([
    loaders.costsByCampaignId.load(campaignId),
    loaders.customersWonByCampaignId.load(campaignId),
  ]);
  return acquisitionCost(costs, customers, currencyCode);
}

export const campaignCostResolvers: Resolvers = {
  Mutation: {
    campaignCostRecord: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'campaignCostRecord', input, async (transaction) => {
        await recordCost(transaction, input.campaignId, input.amount);
        return { campaignId: input.campaignId };
      });
      return { campaign: outcome && (await context.loaders.campaignById.load(outcome.campaignId)), userErrors };
    },
  },
  Campaign: {
    cost: async ({ id }, { currencyCode }, { loaders }) =>
      campaignCost(await loaders.costsByCampaignId.load(id), currencyCode),
    acquisitionCost: ({ id }, { currencyCode }, { loaders }) => acquisitionCostOf(loaders, id, currencyCode),
  },
  MarketingFacet: {
    acquisitionCost: async ({ id }, { currencyCode }, { loaders }) => {
      const { firstTouch } = await loaders.marketingSummaryByCustomerId.load(id);
      return acquisitionCostOf(loaders, firstTouch?.campaignId ?? null, currencyCode);
    },
  },
};
