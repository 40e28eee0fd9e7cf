import type { Resolvers } from '../__generated__/resolvers';
import { notFound } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { mutate } from '../../kit/mutate';
import { segmentList } from './list';
import { segmentCustomers } from './members';
import { saveSegment } from './service';

export const segmentResolvers: Resolvers = {
  Query: {
    segment: async (_parent, { id }, { loaders }) => {
      const segment = await loaders.segmentById.load(id);
      if (!segment) throw notFound('segment');
      return segment;
    },
    segments: (_parent, args, { database }) => pageOf(database.manager, segmentList, args),
  },
  Mutation: {
    segmentSave: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'segmentSave', input, async (transaction) => ({
        segmentId: await saveSegment(transaction, input, context),
      }));
      return { segment: outcome && (await context.loaders.segmentById.load(outcome.segmentId)), userErrors };
    },
  },
  Segment: {
    __resolveReference: ({ id }, { loaders }) => loaders.segmentById.load(id),
    size: async ({ id }, _args, { loaders }) => (await loaders.segmentSizeBySegmentId.load(id)).size,
    asOf: async ({ id }, _args, { loaders }) => (await loaders.segmentSizeBySegmentId.load(id)).asOf,
    customers: (segment, args, { database }) => segmentCustomers(database.manager, segment, args),
  },
};
