import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { keysByType } from './entity-keys';
import { Refusal } from './errors';
import { isRecord } from './is-record';

type Fields = Record<string, unknown>;

/**
 * Makes `_entities` answer each representation by itself: one of a type that nobody knows, or without a key, is null
 * with an error of its own, where Apollo's resolver would fail all that were asked for in the same request.
 */
export function answerEachRepresentation(schema: GraphQLSchema, document: DocumentNode): void {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  const resolve = entities?.resolve;
  if (!entities || !resolve) return;
  const keys = keysByType(document);
  entities.resolve = (source, { representations }: { representations: unknown[] }, context, info) =>
    representations.map((representation) => {
      const refusal = refusalOf(representation, schema, keys);
      if (refusal) return refusal;
      const [answer] = resolve(source, { representations: [representation] }, context, info) as unknown[];
      return answer;
    });
}

function refusalOf(
  representation: unknown,
  schema: GraphQLSchema,
  keys: ReadonlyMap<string, SelectionSetNode[]>,
): Refusal | null {
  const typename = isRecord(representation) ? representation['__typename'] : undefined;
  const keysOfType = typeof typename === 'string' ? keys.get(typename) : undefined;
  const type = keysOfType && schema.getType(typename as string);
  if (!type) return new Refusal('INVALID', 'a representation must have the __typename of an entity of this subgraph');
  if (keysOfType.some((key) => holds(representation as Fields, key, type))) return null;
  return new Refusal('INVALID', `a representation of ${type.name} must have a key of it, each field with its value`);
}

/** Whether the values of a key are there and of their types. */
function holds(fields: Fields, { selections }: SelectionSetNode, type: GraphQLNamedType): boolean {
  return selections.every((node) => {
    if (node.kind !== Kind.FIELD || !isObjectType(type)) return false;
    const field = type.getFields()[node.name.value];
    const value = Object.hasOwn(fields, node.name.value) ? fields[node.name.value] : undefined;
    if (!field || value === undefined || value === null) return false;
    const inner = getNamedType(field.type);
    if (node.selectionSet) return isRecord(value) && holds(value, node.selectionSet, inner);
    return isLeafType(inner) && accepts(() => inner.parseValue(value));
  });
}

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
