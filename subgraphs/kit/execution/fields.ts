import {
  defaultFieldResolver,
  type FieldNode,
  getArgumentValues,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { collectFields, type Surroundings } from './collect-fields';
import { completion, type CompleteObject, failureOf } from './complete';
import { isPromise, type Path, type Run } from './run';

type ExecuteField = (run: Run, source: unknown, parentPath: Path | undefined) => unknown;
type Nodes = [FieldNode, ...FieldNode[]];

/** A field of an answer: its name there, and what answers it. */
export interface CompiledField {
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
export function answerFields(fields: readonly CompiledField[]): CompleteObject {
  return (run, source, path) => {
    const answer: Record<string, unknown> = {};
    let begun: Promise<unknown>[] | undefined;
    let keys: string[] | undefined;
    try {
      for (const { key, execute } of fields) {
        const value = execute(run, source, path);
        // In its place at once: the order of fields is the document's.
        answer[key] = value;
        if (!isPromise(value)) continue;
        (begun ??= []).push(value);
        (keys ??= []).push(key);
      }
    } catch (error) {
      const fail = (): never => {
        throw error;
      };
      // Not before the others are over, as long as none of them fails.
      return begun ? Promise.all(begun).then(fail, fail) : fail();
    }
    if (!begun) return answer;
    if (begun.length === 1) {
      // Half of what Promise.all costs. It takes as many turns: of two errors, the one that comes first is told.
      return begun[0]!.then(same).then((value) => {
        answer[keys![0]!] = value;
        return answer;
      });
    }
    return Promise.all(begun).then((values) => {
      values.forEach((value, index) => (answer[keys![index]!] = value));
      return answer;
    });
  };
}

const same = (value: unknown): unknown => value;

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
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const complete = completion(field.type, {
    coordinate: `${name}.${field.name}`,
    nodes,
    selectionOf: (type) => answerFields(compileFields(type, selectionSets, surroundings)),
  });
  const fail = failureOf(field.type, nodes);
  const argumentsOf = argumentsReader(field, node);
  const pathIn = (prev: Path | undefined): Path => ({ prev, key, typename: name });
  const infoOf = (run: Run, path: Path): GraphQLResolveInfo => ({
    fieldName: field.name,
    fieldNodes: nodes,
    returnType: field.type,
    parentType: parent,
    path,
    schema: surroundings.schema,
    fragments: surroundings.fragments,
    rootValue: undefined,
    operation: run.operation,
    variableValues: run.variables,
  });
  const finishGiven = (run: Run, value: unknown, path: Path, info: GraphQLResolveInfo | null): unknown => {
    const completed = complete(run, value, path, info);
    return isPromise(completed) ? completed.then(undefined, (error) => fail(run, error, path)) : completed;
  };
  const finish = (run: Run, result: unknown, path: Path, info: GraphQLResolveInfo | null): unknown => {
    if (!isPromise(result)) return finishGiven(run, result, path, info);
    return result.then(
      (value) => {
        try {
          return finishGiven(run, value, path, info);
        } catch (error) {
          return fail(run, error, path);
        }
      },
      (error) => fail(run, error, path),
    );
  };
  const resolve = field.resolve ?? defaultFieldResolver;
  const throughResolver: ExecuteField = (run, source, parentPath) => {
    const path = pathIn(parentPath);
    try {
      const info = infoOf(run, path);
      return finish(run, resolve(source, argumentsOf(run), run.context, info), path, info);
    } catch (error) {
      return fail(run, error, path);
    }
  };
  if (resolve !== defaultFieldResolver || needsInfo(field)) return throughResolver;

  // Most fields are a property of a row: neither arguments nor anything about the request is made for them.
  const isLeaf = isLeafType(isNonNullType(field.type) ? field.type.ofType : field.type);
  return (run, source, parentPath) => {
    const value = isRow(source) ? source[field.name] : undefined;
    if (typeof value === 'function') return throughResolver(run, source, parentPath);
    if (isLeaf && !isPromise(value)) {
      try {
        // Nothing of a leaf looks at its path, unless it fails.
        return complete(run, value, undefined as never, null);
      } catch (error) {
        return fail(run, error, pathIn(parentPath));
      }
    }
    const path = pathIn(parentPath);
    try {
      return finish(run, value, path, null);
    } catch (error) {
      return fail(run, error, path);
    }
  };
}

const isRow = (source: unknown): source is Record<string, unknown> =>
  (typeof source === 'object' && source !== null) || typeof source === 'function';

/** Whether the value's type is found out by asking, with all that is known of the field. */
function needsInfo({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return isAbstractType(named) || (isObjectType(named) && named.isTypeOf != null);
}

function argumentsReader(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (run: Run) => Record<string, unknown> {
  if (field.args.length === 0) return () => ({});
  // Of its own: one node may be a field of several types, with other arguments in each.
  const place = {};
  return (run) => run.argumentsOf(place, () => getArgumentValues(field, node, run.variables));
}
