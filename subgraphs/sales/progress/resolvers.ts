import type { Resolvers } from '../__generated__/resolvers';
import { Refusal } from '../../kit/errors';
import { mutate } from '../../kit/mutate';
import type { SalesContext } from '../context';
import { type ProgressQuestion, teamProgress } from './service';
import { setTarget } from './target';

const progressOf = async ({ database, settings, loaders }: SalesContext, question: ProgressQuestion) =>
  teamProgress(database.manager, question, settings, await loaders.stageOutcomes.load('all'));

const maximumDays = 36_500;

export const progressResolvers: Resolvers = {
  Query: {
    salesTeamProgress: (_parent, question, context) => progressOf(context, question),
  },
  Mutation: {
    salesTargetSet: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'salesTargetSet', input, async (transaction) => {
        await setTarget(transaction, input);
        return {};
      });
      const { period, amount } = input;
      return {
        progress: outcome && (await progressOf(context, { period, currencyCode: amount.currencyCode })),
        userErrors,
      };
    },
  },
  MemberProgress: {
    member: ({ memberId }) => ({ id: memberId }),
    stuckDeals: ({ memberId }, { olderThanDays }, { loaders }) => {
      const days = olderThanDays ?? 30;
      if (days < 0 || days > maximumDays) {
        throw new Refusal('INVALID', `olderThanDays must be between 0 and ${maximumDays}, got ${days}`, [
          'olderThanDays',
        ]);
      }
      return loaders.stuckDealsByMemberId(days).load(memberId);
    },
  },
};
