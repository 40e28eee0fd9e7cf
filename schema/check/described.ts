import { type ConstDirectiveNode, type GraphQLSchema, Kind, parse } from 'graphql';
import { schemaElements, typeOf } from './elements';
import type { Violation } from './finding';

const isReference = ({ arguments: given }: ConstDirectiveNode): boolean =>
  given?.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value) ?? false;

/** Types that are only referred to: the department that owns and describes them is not part of this graph. */
function ownerless(supergraphSdl: string): Set<string> {
  return new Set(
    parse(supergraphSdl, { noLocation: true }).definitions.flatMap((node) => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      const joined = (node.directives ?? []).filter(({ name }) => name.value === 'join__type');
      return joined.length > 0 && joined.every(isReference) ? [node.name.value] : [];
    }),
  );
}

/** Elements without a description: descriptions are the graph's manual. */
export function undescribed(api: GraphQLSchema, supergraphSdl: string): Violation[] {
  const roots = new Set([api.getQueryType()?.name, api.getMutationType()?.name]);
  const elsewhere = ownerless(supergraphSdl);
  return schemaElements(api)
    .filter(({ coordinate, description }) => !roots.has(coordinate) && !description?.trim())
    .filter(({ coordinate }) => !elsewhere.has(typeOf(coordinate)))
    .map(({ coordinate }) => ({
      rule: 'described',
      element: coordinate,
      problem: `${coordinate} has no description`,
      fix: 'say in a full sentence what it is, what null means, and its unit, default and limit if there is one',
    }));
}
