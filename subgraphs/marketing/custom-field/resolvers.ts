import { customFieldDefinitions } from '../../kit/custom-field/define';
import { definedCustomField, withCustomFields } from '../../kit/custom-field/resolve';
import type { Resolvers } from '../__generated__/resolvers';

export const customFieldResolvers: Resolvers = {
  Query: {
    marketingCustomFieldDefinitions: (_parent, _arguments, { database }) => customFieldDefinitions(database.manager),
  },
  MarketingFacet: {
    customFields: ({ id }, _arguments, { loaders }) => loaders.customFieldsByCustomerId.load(id),
  },
  Mutation: {
    marketingCustomFieldDefine: (_parent, { input }, context) =>
      definedCustomField(context, 'marketingCustomFieldDefine', input),
    marketingCustomFieldsSet: (_parent, { input }, context) =>
      withCustomFields(context, 'marketingCustomFieldsSet', input),
  },
};
