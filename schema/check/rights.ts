import { type GraphQLSchema, isNonNullType, parse } from 'graphql';
import { fieldRights } from '../reached-rights';

/** Where the graph leaves something open, or could not withhold a field without more than it, one sentence each. */
export function rightsViolations(api: GraphQLSchema, supergraphSdl: string): string[] {
  const roots = new Set([api.getQueryType()?.name, api.getMutationType()?.name]);
  return fieldRights(api, parse(supergraphSdl)).flatMap(
    ({ type, field, coordinate, own, ofType, added, always, isPersonal }) => {
      const isEntrance = roots.has(type.name) || (type.name === 'Customer' && field.name !== 'id');
      const isOpen = isEntrance && own.length + ofType.length === 0;
      const isOpenPersonal = isPersonal && always.every((one) => one === 'signed in');
      return [
        ...(isOpen ? [`${coordinate} must have @requiresScopes or @authenticated`] : []),
        ...(isOpenPersonal && !isOpen ? [`${coordinate} is personal data: every way to it must require a scope`] : []),
        ...(isNonNullType(field.type) && added.length > 0
          ? [`${coordinate} must be nullable: it requires ${added.join(' and ')}, which its parent does not`]
          : []),
      ];
    },
  );
}
