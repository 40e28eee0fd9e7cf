import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type FieldKind, infoOf } from './info';
import { Place, type PlaceKind } from './place';
import { type Complete, isPromise } from './run';

/** What the completion of one field is compiled for. */
export interface FieldParts {
  kind: FieldKind;
  /** Answers what is selected of the field's value, if that is of this type. */
  selectionOf: (type: GraphQLObjectType) => Complete;
}

/** Compiles how values of a type become part of an answer, as the specification has it. */
export function completion(type: GraphQLOutputType, parts: FieldParts): Complete {
  const isNullable = !isNonNullType(type);
  const complete = completeGiven(isNullable ? type : type.ofType, parts);
  return (run, value, place) => {
    if (value === null || value === undefined) {
      if (isNullable) return null;
      throw new Error(`Cannot return null for non-nullable field ${parts.kind.coordinate}.`);
    }
    if (value instanceof Error) throw value;
    return complete(run, value, place);
  };
}

function completeGiven(type: GraphQLOutputType, parts: FieldParts): Complete {
  if (isListType(type)) return completeList(type.ofType as GraphQLOutputType, parts);
  if (isLeafType(type)) return completeLeaf(type);
  if (isAbstractType(type)) return completeAbstract(type, parts);
  return completeObject(type as GraphQLObjectType, parts);
}

const completeLeaf =
  (type: GraphQLLeafType): Complete =>
  (_run, value) => {
    const serialized = type.serialize(value);
    if (serialized === null || serialized === undefined) throw new Error(`${type.name} made nothing of a value`);
    return serialized;
  };

function completeList(itemType: GraphQLOutputType, parts: FieldParts): Complete {
  const complete = completion(itemType, parts);
  const { coordinate, nodes } = parts.kind;
  const kind: PlaceKind = { nodes, isNullable: !isNonNullType(itemType), typename: undefined };
  return (run, value, place) => {
    if (typeof value !== 'object' || !(Symbol.iterator in (value as object))) {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${coordinate}".`);
    }
    const items: unknown[] = [];
    place.value = items as never;
    for (const item of value as Iterable<unknown>) {
      const itemPlace = new Place(place, items.length, kind);
      try {
        items.push(isPromise(item) ? run.later(itemPlace, item, complete) : complete(run, item, itemPlace));
      } catch (error) {
        items.push(run.fail(itemPlace, error));
      }
    }
    return items;
  };
}

function completeObject(type: GraphQLObjectType, { kind, selectionOf }: FieldParts): Complete {
  const { isTypeOf } = type;
  let complete: Complete | undefined;
  const answer: Complete = (run, value, place) => (complete ??= selectionOf(type))(run, value, place);
  if (!isTypeOf) return answer;
  return (run, value, place) => {
    const finish = (isOne: unknown) => {
      if (!isOne) throw new GraphQLError(`A value is not of type "${type.name}".`, { nodes: kind.nodes });
      return answer(run, value, place);
    };
    const isOne = isTypeOf(value, run.context, infoOf(run, place, kind));
    return isPromise(isOne) ? run.later(place, isOne, (_run, known) => finish(known)) : finish(isOne);
  };
}

function completeAbstract(type: GraphQLAbstractType, parts: FieldParts): Complete {
  const { coordinate, nodes, schema } = parts.kind;
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const known = new Map<string, Complete>();
  const completionFor = (name: unknown): Complete => {
    const runtime = typeof name === 'string' ? schema.getType(name) : undefined;
    if (!isObjectType(runtime) || !schema.isSubType(type, runtime)) {
      const message = `Abstract type "${type.name}" was resolved to no possible type for "${coordinate}".`;
      throw new GraphQLError(message, { nodes });
    }
    const complete = completeObject(runtime, parts);
    known.set(runtime.name, complete);
    return complete;
  };
  return (run, value, place) => {
    const finish = (name: unknown) => (known.get(name as string) ?? completionFor(name))(run, value, place);
    const name = resolveType(value, run.context, infoOf(run, place, parts.kind), type);
    return isPromise(name) ? run.later(place, name, (_run, found) => finish(found)) : finish(name);
  };
}
