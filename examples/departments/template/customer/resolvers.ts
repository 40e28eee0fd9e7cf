import { referencedCustomer } from '../../../../subgraphs/kit/referenced-customer';
import type { Resolvers } from '../__generated__/resolvers';

export const customerResolvers: Resolvers = {
  Customer: {
    __resolveReference: referencedCustomer,
    template: ({ id }) => ({ id }),
  },
  TemplateFacet: {
    recordCount: async ({ id }, _arguments, { loaders }) =>
      (await loaders.templateSummaryByCustomerId.load(id)).recordCount,
    lastRecordAt: async ({ id }, _arguments, { loaders }) =>
      (await loaders.templateSummaryByCustomerId.load(id)).lastRecordAt,
    records: ({ id }, listArguments, { loaders }, info) => loaders.recordsByCustomerId(listArguments, info).load(id),
  },
};
