import { type GraphQLSchema, isNonNullType, parse } from 'graphql';
import { fieldRights } from '../reached-rights';
import type { Violation } from './finding';

/** Where the graph leaves something open, or could not withhold a field without more than it. */
export function rightsViolations(api: GraphQLSchema, supergraphSdl: string): Violation[] {
  const roots = new Set([api.getQueryType()?.name, api.getMutationType()?.name]);
  return fieldRights(api, parse(supergraphSdl)).flatMap(
    ({ type, field, coordinate: element, own, ofType, added, always, isPersonal }): Violation[] => {
      const isEntrance = roots.has(type.name) || (type.name === 'Customer' && field.name !== 'id');
      const isOpen = isEntrance && own.length + ofType.length === 0;
      const isOpenPersonal = isPersonal && always.every((one) => one === 'signed in');
      const found: Violation[] = [];
      if (isOpen) {
        found.push({
          rule: 'rights',
          element,
          problem: `${element} must have @requiresScopes or @authenticated`,
          fix: 'say who may ask: @requiresScopes(scopes: [["<department>:read"]]), or :write for a mutation',
        });
      } else if (isOpenPersonal) {
        found.push({
          rule: 'personal-data',
          element,
          problem: `${element} is personal data: every way to it must require a scope`,
          fix: `put @requiresScopes on ${type.name}, or on each field that leads to it`,
        });
      }
      if (isNonNullType(field.type) && added.length > 0) {
        found.push({
          rule: 'rights-nullable',
          element,
          problem: `${element} must be nullable: it requires ${added.join(' and ')}, which its parent does not`,
          fix: `take the last ! off its type, ${String(field.type)}, or require the same of ${type.name}`,
        });
      }
      return found;
    },
  );
}
