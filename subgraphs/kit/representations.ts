import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Context } from './context';
import { keysByType } from './entity-keys';
import { Refusal } from './errors';
import { isPromise } from './execution/run';
import { isRecord } from './is-record';

type Fields = Record<string, unknown>;
type Check = (fields: Fields) => boolean;

/** Finds what a representation stands for; may throw. */
export type ResolveReference = (reference: unknown, context: Context<unknown>, info: unknown) => unknown;

/** Where Apollo keeps a type's __resolveReference. */
export interface FederatedExtensions {
  apollo?: { subgraph?: { resolveReference?: ResolveReference } };
}

/** A type that other subgraphs may refer to. */
interface EntityType {
  name: string;
  /** Whether the values of one of its keys are there and of their types. */
  keys: Check[];
  resolveReference: ResolveReference | undefined;
}

/**
 * Makes `_entities` answer each representation by itself: one of a type that nobody knows, or without a key, is null
 * with an error of its own, where Apollo's resolver would fail all that were asked for in the same request. What is
 * known without waiting is answered at once; Apollo's makes promises of it.
 */
export function answerEachRepresentation(schema: GraphQLSchema, document: DocumentNode): void {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (!entities) return;
  const types = new Map<unknown, EntityType>();
  for (const [name, keys] of keysByType(document)) {
    const type = schema.getType(name);
    if (isObjectType(type)) types.set(name, entityType(type, keys));
  }
  entities.resolve = (_source, { representations }: { representations: unknown[] }, context: Context<unknown>, info) =>
    representations.map((representation) => {
      const type = isRecord(representation) ? types.get(representation['__typename']) : undefined;
      return refusalOf(representation, type) ?? answerTo(representation, type!, context, info);
    });
}

function entityType(type: GraphQLObjectType, keys: readonly SelectionSetNode[]): EntityType {
  const { apollo } = type.extensions as FederatedExtensions;
  return {
    name: type.name,
    keys: keys.map((key) => checkOf(key, type)),
    resolveReference: apollo?.subgraph?.resolveReference,
  };
}

function answerTo(
  representation: unknown,
  { name, resolveReference }: EntityType,
  context: Context<unknown>,
  info: unknown,
): unknown {
  try {
    const answer = resolveReference ? resolveReference(representation, context, info) : representation;
    return isPromise(answer) ? answer.then((found) => named(found, name)) : named(answer, name);
  } catch (error) {
    // As a value: thrown, it would be the end of all the others.
    return error instanceof Error ? error : new Error('a representation could not be resolved', { cause: error });
  }
}

/** The object, with what tells its type among the entities. */
function named(answer: unknown, typename: string): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('__typename' in answer) return answer.__typename === typename ? answer : { ...answer, __typename: typename };
  return Object.defineProperty(answer, '__typename', { value: typename });
}

function refusalOf(representation: unknown, type: EntityType | undefined): Refusal | null {
  if (!type) return new Refusal('INVALID', 'a representation must have the __typename of an entity of this subgraph');
  if (type.keys.some((holds) => holds(representation as Fields))) return null;
  return new Refusal('INVALID', `a representation of ${type.name} must have a key of it, each field with its value`);
}

function checkOf({ selections }: SelectionSetNode, type: GraphQLNamedType): Check {
  const checks = selections.map((node): Check => {
    const field = node.kind === Kind.FIELD && isObjectType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field || node.kind !== Kind.FIELD) return () => false;
    const { name } = field;
    const inner = getNamedType(field.type);
    const nested = node.selectionSet && checkOf(node.selectionSet, inner);
    const fits = (value: unknown): boolean =>
      nested ? isRecord(value) && nested(value) : isLeafType(inner) && accepts(() => inner.parseValue(value));
    return (fields) => {
      const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return value !== undefined && value !== null && fits(value);
    };
  });
  return (fields) => checks.every((holds) => holds(fields));
}

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
