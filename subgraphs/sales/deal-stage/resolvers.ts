import type { Resolvers } from '../__generated__/resolvers';
import { mutate } from '../../kit/mutate';
import { setStages } from './service';
import { readStages } from './stages';

export const dealStageResolvers: Resolvers = {
  Query: {
    dealStages: async (_parent, _args, { database }) => [...(await readStages(database.manager)).values()],
  },
  Mutation: {
    dealStagesSet: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'dealStagesSet', input, async (transaction) => {
        await setStages(transaction, input.stages);
        return {};
      });
      return { stages: outcome && [...(await readStages(context.database.manager)).values()], userErrors };
    },
  },
};
