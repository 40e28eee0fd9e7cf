import { accepted, notFound } from '../../../../subgraphs/kit/errors';
import { pageOf } from '../../../../subgraphs/kit/list';
import { mutate } from '../../../../subgraphs/kit/mutate';
import { refOf } from '../../../../subgraphs/kit/text';
import type { Resolvers } from '../__generated__/resolvers';
import { recordList } from './list';
import { saveRecords } from './service';

export const recordResolvers: Resolvers = {
  Query: {
    templateRecord: async (_parent, { id }, { loaders }) => {
      const record = await loaders.recordById.load(id);
      if (!record) throw notFound('record');
      return record;
    },
    templateRecords: (_parent, listArguments, { database }) => pageOf(database.manager, recordList, listArguments),
  },
  Mutation: {
    templateRecordSave: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'templateRecordSave', input, async (transaction) => {
        const [saved] = await saveRecords(transaction, [input], context);
        const { id, customerCreated } = accepted(saved);
        return { recordId: id, customerCreated };
      });
      return {
        record: outcome && (await context.loaders.recordById.load(outcome.recordId)),
        customerCreated: outcome?.customerCreated ?? null,
        ...rest,
      };
    },
  },
  TemplateRecord: {
    __resolveReference: ({ id }, { loaders }) => loaders.recordById.load(id),
    externalRef: refOf,
    customer: async ({ customerId }, _arguments, { loaders }) => ({
      id: await loaders.canonicalCustomerId.load(customerId),
    }),
  },
};
