import type { Resolvers } from '../__generated__/resolvers';
import { accepted } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { mutate } from '../../kit/mutate';
import { staffIdOfViewer } from '../../kit/staff';
import { refOf } from '../../kit/text';
import { activityList } from './list';
import { recordActivities } from './service';

export const activityResolvers: Resolvers = {
  Query: {
    activities: (_parent, args, { database }) => pageOf(database.manager, activityList, args),
  },
  Mutation: {
    activityRecord: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'activityRecord', input, async (transaction) => {
        const recordedById = await staffIdOfViewer(transaction, context.viewer.id);
        const [recorded] = await recordActivities(transaction, [{ ...input, recordedById }], context);
        return { activityId: accepted(recorded).id };
      });
      return { activity: outcome && (await context.loaders.activityById.load(outcome.activityId)), ...rest };
    },
  },
  Activity: {
    __resolveReference: ({ id }, { loaders }) => loaders.activityById.load(id),
    externalRef: refOf,
    actor: ({ actorId }) => (actorId === null ? null : { id: actorId }),
    inReplyTo: ({ inReplyToId }, _args, { loaders }) =>
      inReplyToId === null ? null : loaders.activityById.load(inReplyToId),
    deal: ({ dealId }, _args, { loaders }) => (dealId === null ? null : loaders.dealById.load(dealId)),
    customer: async ({ customerId }, _args, { loaders }) =>
      customerId === null ? null : { id: await loaders.canonicalCustomerId.load(customerId) },
  },
};
