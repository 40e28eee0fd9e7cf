import type { Resolvers } from '../__generated__/resolvers';
import { mutate } from '../../kit/mutate';
import { overrideHold } from './service';

export const holdOverrideResolvers: Resolvers = {
  Mutation: {
    holdOverride: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'holdOverride', input, async (transaction) => ({
        campaignId: await overrideHold(transaction, { ...input, decidedBy: context.viewer.id }),
      }));
      return { campaign: outcome && (await context.loaders.campaignById.load(outcome.campaignId)), userErrors };
    },
  },
};
