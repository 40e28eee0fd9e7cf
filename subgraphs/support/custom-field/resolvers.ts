import { customFieldDefinitions } from '../../kit/custom-field/define';
import { definedCustomField, withCustomFields } from '../../kit/custom-field/resolve';
import type { Resolvers } from '../__generated__/resolvers';

export const customFieldResolvers: Resolvers = {
  Query: {
    supportCustomFieldDefinitions: (_parent, _arguments, { database }) => customFieldDefinitions(database.manager),
  },
  SupportFacet: {
    customFields: ({ id }, _arguments, { loaders }) => loaders.customFieldsByCustomerId.load(id),
  },
  Mutation: {
    supportCustomFieldDefine: (_parent, { input }, context) =>
      definedCustomField(context, 'supportCustomFieldDefine', input),
    supportCustomFieldsSet: (_parent, { input }, context) => withCustomFields(context, 'supportCustomFieldsSet', input),
  },
};
