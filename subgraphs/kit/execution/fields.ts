import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  isLeafType,
  isNonNullType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { argumentsReader } from './arguments';
import { collectFields, type Surroundings } from './collect-fields';
import { completion } from './complete';
import { type FieldKind, infoOf } from './info';
import { Place } from './place';
import { type Complete, isPromise, type Run } from './run';

/** Answers a field of an object that stands at a place: undefined while that is under way. Throws where it can't be null. */
type ExecuteField = (run: Run, source: unknown, above: Place) => unknown;
type Nodes = [FieldNode, ...FieldNode[]];

/** A field of an answer: its name there, and what answers it. */
interface CompiledField {
  key: string;
  execute: ExecuteField;
}

/** Compiles the fields selected of objects of a type. */
export function compileFields(
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  surroundings: Surroundings,
): CompiledField[] {
  return [...collectFields(type, selectionSets, surroundings)].map(([key, nodes]) => ({
    key,
    execute: executeField(type, key, nodes, surroundings),
  }));
}

/** Answers all fields at once, each as soon as it can be. */
export function answerFields(fields: readonly CompiledField[]): Complete {
  return (run, source, place) => {
    const answer = (place.value ??= {});
    const { underWay } = place;
    try {
      // In its place at once, whether it is there or not: the order of fields is the document's.
      for (const { key, execute } of fields) answer[key] = execute(run, source, place);
    } catch (error) {
      if (place.underWay === underWay) throw error;
      // Not before the others are over, as long as none of them fails.
      place.failure = error;
    }
    return answer;
  };
}

function definitionOf(type: GraphQLObjectType, name: string, { schema }: Surroundings): GraphQLField<unknown, unknown> {
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  const field = type.getFields()[name];
  if (!field) throw new Error(`a valid document asks for no ${type.name}.${name}`);
  return field;
}

function executeField(parent: GraphQLObjectType, key: string, nodes: Nodes, surroundings: Surroundings): ExecuteField {
  const [node] = nodes;
  const { name } = parent;
  if (node.name.value === '__typename') return () => name;
  const field = definitionOf(parent, node.name.value, surroundings);
  const { schema, fragments } = surroundings;
  const kind: FieldKind = {
    coordinate: `${name}.${field.name}`,
    nodes,
    isNullable: !isNonNullType(field.type),
    typename: name,
    parentType: parent,
    definition: field,
    schema,
    fragments,
  };
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const selectionOf = (type: GraphQLObjectType) => answerFields(compileFields(type, selectionSets, surroundings));
  const complete = completion(field.type, { kind, selectionOf });
  const finish = (run: Run, result: unknown, place: Place): unknown =>
    isPromise(result) ? run.later(place, result, complete) : complete(run, result, place);
  const argumentsOf = argumentsReader(field, node);
  const resolve = field.resolve ?? defaultFieldResolver;
  const throughResolver: ExecuteField = (run, source, above) => {
    const place = new Place(above, key, kind);
    try {
      return finish(run, resolve(source, argumentsOf(run), run.context, infoOf(run, place, kind)), place);
    } catch (error) {
      return run.fail(place, error);
    }
  };
  if (resolve !== defaultFieldResolver) return throughResolver;

  // Most fields are a property of a row: neither arguments nor anything about the request is made for them.
  const isLeaf = isLeafType(isNonNullType(field.type) ? field.type.ofType : field.type);
  return (run, source, above) => {
    const value = isRow(source) ? source[field.name] : undefined;
    if (typeof value === 'function') return throughResolver(run, source, above);
    if (isLeaf && !isPromise(value)) {
      try {
        // Nothing of a leaf looks at its place, unless it fails.
        return complete(run, value, above);
      } catch (error) {
        return run.fail(new Place(above, key, kind), error);
      }
    }
    const place = new Place(above, key, kind);
    try {
      return finish(run, value, place);
    } catch (error) {
      return run.fail(place, error);
    }
  };
}

const isRow = (source: unknown): source is Record<string, unknown> =>
  (typeof source === 'object' && source !== null) || typeof source === 'function';
