import type { Resolvers } from '../__generated__/resolvers';
import { mutate } from '../../kit/mutate';
import { staffIdOfViewer } from '../../kit/staff';
import { bestPlaybooks } from './ranked';
import { publishPlaybook } from './service';
import { winRate } from './win-rate';

const maximumWonDeals = 20;

export const playbookResolvers: Resolvers = {
  Query: {
    playbooks: (_parent, question, { database }) => bestPlaybooks(database.manager, question),
  },
  Mutation: {
    playbookPublish: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'playbookPublish', input, async (transaction) => {
        const publishedById = await staffIdOfViewer(transaction, context.viewer.id);
        return { playbookId: await publishPlaybook(transaction, input, publishedById) };
      });
      return { playbook: outcome && (await context.loaders.playbookById.load(outcome.playbookId)), userErrors };
    },
  },
  Playbook: {
    __resolveReference: ({ id }, { loaders }) => loaders.playbookById.load(id),
    winRate: ({ outcome }) => winRate(outcome),
    wonDeals: async ({ outcome }, _args, { loaders }) => {
      const ids = outcome.wonDealIds.slice(0, maximumWonDeals);
      const deals = await Promise.all(ids.map((id) => loaders.dealById.load(id)));
      return deals.filter((deal) => deal !== null);
    },
    publishedBy: ({ publishedById }) => (publishedById === null ? null : { id: publishedById }),
  },
};
