import { type DocumentNode, type GraphQLSchema, Kind, isObjectType, parse } from 'graphql';
import type { SubgraphRequirements } from './requirements';

/** Fields that federation itself adds to Query. */
const federationFields = new Set(['_entities', '_service']);

/** Names of the fields at the top of a @key. */
function keyFields(fields: string): string[] {
  const [operation] = parse(`{ ${fields} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap((node) => (node.kind === Kind.FIELD ? node.name.value : []));
}

/** Keys of every entity, by type. */
function keysByType({ definitions }: DocumentNode): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    for (const directive of node.directives ?? []) {
      if (directive.name.value !== 'key') continue;
      const fields = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
      if (fields?.kind !== Kind.STRING) continue;
      keys.set(node.name.value, new Set([...(keys.get(node.name.value) ?? []), ...keyFields(fields.value)]));
    }
  }
  return keys;
}

/**
 * What the SDL leaves open to everybody where a request can begin: root fields, and fields of entities that neither
 * they nor their type protect. An entity's key is open: who refers to it has it already.
 */
export function unprotected(
  schema: GraphQLSchema,
  document: DocumentNode,
  requirements: SubgraphRequirements,
): string[] {
  const keys = keysByType(document);
  for (const root of [schema.getQueryType(), schema.getMutationType()]) if (root) keys.set(root.name, federationFields);
  return [...keys].flatMap(([name, open]) => {
    const type = schema.getType(name);
    if (!isObjectType(type) || requirements.ofType(name).length > 0) return [];
    return Object.keys(type.getFields())
      .filter((field) => !open.has(field) && requirements.ofField(name, field).length === 0)
      .map((field) => `${name}.${field}`);
  });
}
