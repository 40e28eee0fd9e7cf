import type * as Native from '@graphql-hive/router-query-planner';
import { createRequire } from 'node:module';
import {
  buildASTSchema,
  execute,
  getVariableValues,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { type Data, merge } from '../../../gateway/execution/merge';
import { isRecord } from '../../../gateway/is-record';
import { answerOf, madeUpSchema } from './made-up-subgraph';

type Requires = readonly Native.RequiresSelection[];
type PathPart = Native.FlattenNodePathSegment;

/** The planner of another router, written in Rust; null where it has no program for this platform. */
export function nativePlanner(): typeof Native | null {
  try {
    return createRequire(__filename)('@graphql-hive/router-query-planner') as typeof Native;
  } catch {
    return null;
  }
}

export interface NativeAnswer {
  data: unknown;
  hasErrors: boolean;
  /** Requests to departments. */
  asked: number;
}

/** Carries out the plans of the native planner over made-up subgraphs, in the plainest way there is. */
export class NativeGateway {
  readonly #planner: Native.QueryPlanner;
  readonly #departments: Map<string, GraphQLSchema>;
  readonly #supergraph: GraphQLSchema;

  constructor(
    native: typeof Native,
    subgraphs: Record<string, string>,
    private readonly given: { supergraphSdl: string; schema: GraphQLSchema },
  ) {
    this.#planner = new native.QueryPlanner(given.supergraphSdl);
    this.#supergraph = buildASTSchema(parse(given.supergraphSdl), { assumeValid: true, assumeValidSDL: true });
    this.#departments = new Map(Object.entries(subgraphs).map(([name, sdl]) => [name, madeUpSchema(sdl)]));
  }

  plan(query: string): Native.QueryPlan {
    return this.#planner.plan(query, null, new Set(), 0);
  }

  async answer(query: string, variables: Record<string, unknown>): Promise<NativeAnswer> {
    const { schema } = this.given;
    const document = parse(query);
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const { variableDefinitions = [] } = operation as OperationDefinitionNode;
    const { coerced } = getVariableValues(schema, variableDefinitions, variables);
    const run = new NativeRun(this.#departments, this.#supergraph, coerced ?? {});
    await run.carryOut(this.plan(query).node, [run.root]);
    const { data, errors } = await execute({
      schema,
      document,
      rootValue: run.root,
      variableValues: variables,
      fieldResolver: (source, _given, _context, { path }) => (source as Data)[path.key],
      // Of objects whose own type nothing depends on, the planner does not ask for it.
      typeResolver: ({ __typename: typename }: { __typename?: string }, _context, _info, type) =>
        isObjectType(schema.getType(typename ?? '')) ? typename : schema.getPossibleTypes(type)[0]!.name,
    });
    return {
      data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
      hasErrors: run.hasErrors || errors !== undefined,
      asked: run.asked,
    };
  }
}

class NativeRun {
  readonly root: Data = {};
  hasErrors = false;
  asked = 0;

  constructor(
    private readonly departments: ReadonlyMap<string, GraphQLSchema>,
    private readonly supergraph: GraphQLSchema,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  async carryOut(node: Native.PlanNode | undefined, objects: readonly Data[]): Promise<void> {
    switch (node?.kind) {
      case undefined:
        return;
      case 'Sequence':
        for (const each of node.nodes) await this.carryOut(each, objects);
        return;
      case 'Parallel':
        await Promise.all(node.nodes.map((each) => this.carryOut(each, objects)));
        return;
      case 'Condition':
        return this.carryOut(this.variables[node.condition] ? node.ifClause : node.elseClause, objects);
      case 'Flatten':
        return this.carryOut(
          node.node,
          objects.flatMap((object) => this.#objectsAt(object, node.path)),
        );
      case 'Fetch':
        return node.requires ? this.#entities(node, node.requires, objects) : this.#root(node, objects);
      case 'BatchFetch':
        return this.#batch(node, objects);
      case 'Defer':
      case 'Subscription':
        throw new Error(`no operation of these tests needs a step of the kind ${node.kind}`);
    }
  }

  async #root(node: Native.FetchNode, objects: readonly Data[]): Promise<void> {
    if (objects.length === 0) return;
    const data = await this.#ask(node, {});
    this.#rewrite(data, node.outputRewrites);
    for (const object of objects) merge(object, data);
  }

  async #entities(node: Native.FetchNode, requires: Requires, objects: readonly Data[]): Promise<void> {
    const told = this.#told(objects, requires, node.inputRewrites);
    if (told.length === 0) return;
    const { _entities } = await this.#ask(node, { representations: told.map(({ words }) => words) });
    this.#take(told, _entities, node.outputRewrites);
  }

  async #batch(node: Native.BatchFetchNode, objects: readonly Data[]): Promise<void> {
    const parts = node.entityBatch.aliases.map((part) => {
      const found = part.paths.flatMap((path) => objects.flatMap((object) => this.#objectsAt(object, path)));
      return { ...part, told: this.#told(found, part.requires, part.inputRewrites) };
    });
    if (parts.every(({ told }) => told.length === 0)) return;
    const representations = parts.map(({ representationsVariableName: name, told }) => [
      name,
      told.map(({ words }) => words),
    ]);
    const data = await this.#ask(node, Object.fromEntries(representations) as Data);
    for (const { told, alias, outputRewrites } of parts) this.#take(told, data[alias], outputRewrites);
  }

  async #ask(node: Native.FetchNode | Native.BatchFetchNode, representations: Data): Promise<Data> {
    this.asked++;
    const used = (node.variableUsages ?? []).map((name) => [name, this.variables[name]]);
    const given = { ...(Object.fromEntries(used) as Data), ...representations };
    const { data, errors } = await answerOf(this.departments.get(node.serviceName)!, node.operation, given);
    if (errors) this.hasErrors = true;
    return data ?? {};
  }

  #told(objects: readonly Data[], requires: Requires, rewrites: readonly Native.FetchRewrite[] | undefined) {
    return objects.flatMap((object) => {
      const words: Data = {};
      if (!this.#project(object, requires, words) || words['__typename'] === undefined) return [];
      this.#rewrite(words, rewrites);
      return [{ object, words }];
    });
  }

  #take(told: { object: Data }[], entities: unknown, rewrites: readonly Native.FetchRewrite[] | undefined): void {
    for (const [index, { object }] of told.entries()) {
      const entity = (entities as unknown[] | null | undefined)?.[index];
      if (!isRecord(entity)) continue;
      this.#rewrite(entity, rewrites);
      merge(object, entity);
    }
  }

  /** Says whether all of it is known. */
  #project(object: Data, selections: Requires, into: Data): boolean {
    const project = (value: unknown, inner: Requires): unknown => {
      if (Array.isArray(value)) return value.map((item) => project(item, inner));
      if (!isRecord(value)) return value;
      const taken: Data = {};
      return this.#project(value, inner, taken) ? taken : null;
    };
    return selections.every((node) => {
      if (node.kind === 'FragmentSpread') throw new Error('a requirement names no fragments');
      if (node.kind === 'InlineFragment') {
        return !this.#holds(object, node.typeCondition) || this.#project(object, node.selections, into);
      }
      const value = object[node.alias ?? node.name];
      if (value === undefined) return false;
      into[node.name] = node.selections?.length ? project(value, node.selections) : value;
      return true;
    });
  }

  #holds({ __typename: typename }: Data, condition: string): boolean {
    if (typename === condition || typeof typename !== 'string') return true;
    const [wanted, actual] = [condition, typename].map((name) => this.supergraph.getType(name));
    return isAbstractType(wanted) && isObjectType(actual) && this.supergraph.isSubType(wanted, actual);
  }

  #objectsAt(value: unknown, path: readonly PathPart[]): Data[] {
    const [part, ...rest] = path;
    // One part stands for lists in lists as well.
    if (part === '@') return [value].flat(Infinity).flatMap((item) => this.#objectsAt(item, rest));
    if (!isRecord(value)) return [];
    if (part === undefined) return [value];
    if ('Field' in part) return this.#objectsAt(value[part.Field], rest);
    return part.TypeCondition.some((name) => this.#holds(value, name)) ? this.#objectsAt(value, rest) : [];
  }

  #rewrite(value: unknown, rewrites: readonly Native.FetchRewrite[] | undefined): void {
    for (const each of rewrites ?? []) {
      const [change, key] =
        'KeyRenamer' in each
          ? [each.KeyRenamer, each.KeyRenamer.renameKeyTo]
          : ['ValueSetter' in each ? each.ValueSetter : each, null];
      this.#change(value, change.path, (object, name) => {
        if (key === null) object[name] = change.setValueTo;
        else if (object[name] !== undefined) {
          object[key] = object[name];
          delete object[name];
        }
      });
    }
  }

  #change(
    value: unknown,
    [part, ...rest]: readonly Native.FetchNodePathSegment[],
    change: (object: Data, key: string) => void,
  ): void {
    if (Array.isArray(value)) return value.forEach((item) => this.#change(item, [part!, ...rest], change));
    if (!isRecord(value) || part === undefined) return;
    if ('TypenameEquals' in part) {
      if (part.TypenameEquals.some((name) => this.#holds(value, name))) this.#change(value, rest, change);
    } else if (rest.length === 0) {
      change(value, part.Key);
    } else {
      this.#change(value[part.Key], rest, change);
    }
  }
}
