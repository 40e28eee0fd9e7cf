import { customFieldDefinitions } from '../../kit/custom-field/define';
import { definedCustomField, withCustomFields } from '../../kit/custom-field/resolve';
import type { Resolvers } from '../__generated__/resolvers';

export const customFieldResolvers: Resolvers = {
  Query: {
    salesCustomFieldDefinitions: (_parent, _arguments, { database }) => customFieldDefinitions(database.manager),
  },
  SalesFacet: {
    customFields: ({ id }, _arguments, { loaders }) => loaders.customFieldsByCustomerId.load(id),
  },
  Mutation: {
    salesCustomFieldDefine: (_parent, { input }, context) =>
      definedCustomField(context, 'salesCustomFieldDefine', input),
    salesCustomFieldsSet: (_parent, { input }, context) => withCustomFields(context, 'salesCustomFieldsSet', input),
  },
};
