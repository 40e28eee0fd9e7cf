import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { keysByType } from '../entity-keys';
import type { SubgraphRequirements } from './requirements';

/** Fields that federation itself adds to Query. */
const federationFields = new Set(['_entities', '_service']);

const fieldsOf = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap((node) => (node.kind === Kind.FIELD ? node.name.value : []));

// What another department answers: all that is here of it is what the gateway told.
const isExternal = ({ astNode }: GraphQLField<unknown, unknown>): boolean =>
  astNode?.directives?.some(({ name }) => name.value === 'external') ?? false;

/**
 * What the SDL leaves open to everybody where a request can begin: root fields, and fields of entities that neither
 * they nor their type protect. An entity's key is open: who refers to it has it already.
 */
export function unprotected(
  schema: GraphQLSchema,
  document: DocumentNode,
  requirements: SubgraphRequirements,
): string[] {
  const openFields = new Map([...keysByType(document)].map(([name, keys]) => [name, new Set(keys.flatMap(fieldsOf))]));
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    if (root) openFields.set(root.name, federationFields);
  }
  return [...openFields].flatMap(([name, open]) => {
    const type = schema.getType(name);
    if (!isObjectType(type) || requirements.ofType(name).length > 0) return [];
    return Object.values(type.getFields())
      .filter(
        (field) => !open.has(field.name) && !isExternal(field) && requirements.ofField(name, field.name).length === 0,
      )
      .map((field) => `${name}.${field.name}`);
  });
}
