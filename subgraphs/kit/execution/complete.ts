import {
  defaultTypeResolver,
  type FieldNode,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  locatedError,
} from 'graphql';
import { isPromise, keysOf, type Path, type Run } from './run';

/** What a resolver gave, made what the answer holds, or a promise of it. Throws and rejects with what makes it null. */
export type Complete = (run: Run, value: unknown, path: Path, info: GraphQLResolveInfo | null) => unknown;

/** Answers the fields selected of an object. */
export type CompleteObject = (run: Run, source: unknown, path: Path | undefined) => unknown;

/** What the completion of one field is compiled for. */
export interface FieldParts {
  /** Type.field, for messages. */
  coordinate: string;
  nodes: readonly FieldNode[];
  /** What is selected of the field's value, if that is of this type. */
  selectionOf: (type: GraphQLObjectType) => CompleteObject;
}

/** Compiles how values of a type become part of an answer, as the specification has it. */
export function completion(type: GraphQLOutputType, parts: FieldParts): Complete {
  if (isNonNullType(type)) return completeNonNull(completion(type.ofType, parts), parts);
  const complete = completeGiven(type, parts);
  return (run, value, path, info) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return complete(run, value, path, info);
  };
}

/** Notes what failed at a place that may be null, and throws it on where none may be. */
export function failureOf(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): (run: Run, error: unknown, path: Path) => null {
  const isNullable = !isNonNullType(type);
  return (run, error, path) => {
    const located = locatedError(error, nodes, keysOf(path));
    if (!isNullable) throw located;
    run.note(located, path);
    return null;
  };
}

function completeGiven(type: GraphQLOutputType, parts: FieldParts): Complete {
  if (isListType(type)) return completeList(type.ofType as GraphQLOutputType, parts);
  if (isLeafType(type)) return completeLeaf(type);
  if (isAbstractType(type)) return completeAbstract(type, parts);
  return completeObject(type as GraphQLObjectType, parts);
}

function completeNonNull(complete: Complete, { coordinate }: FieldParts): Complete {
  const required = (value: unknown) => {
    if (value === null) throw new Error(`Cannot return null for non-nullable field ${coordinate}.`);
    return value;
  };
  return (run, value, path, info) => {
    const completed = complete(run, value, path, info);
    return completed === null ? required(completed) : completed;
  };
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
  const fail = failureOf(itemType, parts.nodes);
  const completeItem: Complete = (run, item, path, info) => {
    try {
      const completed = isPromise(item)
        ? item.then((value) => complete(run, value, path, info))
        : complete(run, item, path, info);
      return isPromise(completed) ? completed.then(undefined, (error) => fail(run, error, path)) : completed;
    } catch (error) {
      return fail(run, error, path);
    }
  };
  return (run, value, path, info) => {
    if (typeof value !== 'object' || !(Symbol.iterator in (value as object))) {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${parts.coordinate}".`);
    }
    const items: unknown[] = [];
    let hasPromise = false;
    try {
      for (const item of value as Iterable<unknown>) {
        const completed = completeItem(run, item, { prev: path, key: items.length, typename: undefined }, info);
        hasPromise ||= isPromise(completed);
        items.push(completed);
      }
    } catch (error) {
      // What has begun and fails as well must not be unhandled; nobody waits for it.
      if (hasPromise) void Promise.allSettled(items);
      throw error;
    }
    return hasPromise ? Promise.all(items) : items;
  };
}

function completeObject(type: GraphQLObjectType, { nodes, selectionOf }: FieldParts): Complete {
  const { isTypeOf } = type;
  let complete: CompleteObject | undefined;
  const answer: CompleteObject = (run, source, path) => (complete ??= selectionOf(type))(run, source, path);
  if (!isTypeOf) return answer;
  return (run, value, path, info) => {
    const finish = (isOne: boolean) => {
      if (!isOne) throw new GraphQLError(`A value is not of type "${type.name}".`, { nodes });
      return answer(run, value, path);
    };
    const isOne = isTypeOf(value, run.context, info!);
    return isPromise(isOne) ? isOne.then(finish) : finish(isOne);
  };
}

function completeAbstract(type: GraphQLAbstractType, parts: FieldParts): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const known = new Map<string, Complete>();
  return (run, value, path, info) => {
    const finish = (name: unknown) => {
      let complete = known.get(name as string);
      if (!complete) {
        const { schema } = run.surroundings;
        const runtime = typeof name === 'string' ? schema.getType(name) : undefined;
        if (!isObjectType(runtime) || !schema.isSubType(type, runtime)) {
          const message = `Abstract type "${type.name}" was resolved to no possible type for "${parts.coordinate}".`;
          throw new GraphQLError(message, { nodes: parts.nodes });
        }
        known.set(runtime.name, (complete = completeObject(runtime, parts)));
      }
      return complete(run, value, path, info);
    };
    const name = resolveType(value, run.context, info!, type);
    return isPromise(name) ? name.then(finish) : finish(name);
  };
}
