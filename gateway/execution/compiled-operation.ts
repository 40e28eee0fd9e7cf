import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { prettyFormatQueryPlan, type QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { ConditionVariables } from './conditions';
import type { StepParts } from './fetch';
import { introspectionOf } from './introspection';
import { InnerNames, type AddedFields } from './inner-names';
import type { Data } from './merge';
import { planStep } from './plan-steps';
import type { Planner } from './planner';
import type { Step } from './run';
import { shapeOf } from './shape';

/** What operations are compiled with, one for each supergraph. */
export interface CompileParts extends Pick<StepParts, 'sourceOf'> {
  /** As clients see it. */
  schema: GraphQLSchema;
  planner: Planner;
  added: AddedFields;
}

type Shape = ReturnType<typeof shapeOf>;

const mostVariableErrors = 10;
const mostShapes = 64;
const noVariables: Readonly<Record<string, unknown>> = Object.freeze({});

/** One operation, planned and compiled, to be run any number of times. */
export class CompiledOperation {
  /** What it asks about the schema itself, which is no part of the plan. */
  readonly introspection: { questions: SelectionNode[]; fragments: FragmentDefinitionNode[] };
  readonly #operation: OperationDefinitionNode;
  readonly #names: InnerNames;
  readonly #plan: QueryPlan;
  readonly #step: Step | null;
  readonly #conditions: ConditionVariables;
  readonly #shapes = new Map<string, Shape>();

  /** The document must be valid for the schema, and the operation one of it. */
  constructor(
    private readonly document: DocumentNode,
    operationName: string | undefined,
    private readonly parts: CompileParts,
  ) {
    this.#operation = getOperationAST(document, operationName)!;
    const fragments = document.definitions.filter(
      (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.introspection = { ...introspectionOf({ operation: this.#operation, fragments }), fragments };
    this.#names = new InnerNames(document, parts.added);
    this.#plan = parts.planner.plan(this.#names.applied(document), operationName);
    const { node } = this.#plan;
    this.#step = node
      ? planStep(node, {
          types: parts.planner.types,
          names: this.#names,
          standIns: parts.added.standIns,
          sourceOf: parts.sourceOf,
        })
      : null;
    this.#conditions = new ConditionVariables(document, this.#operation);
  }

  /** The plan in words, for people. */
  get plan(): string {
    return prettyFormatQueryPlan(this.#plan);
  }

  async run(request: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const variables = request.request.variables ?? noVariables;
    const mistakes = this.#mistakesIn(variables);
    if (mistakes) return { errors: mistakes };
    const { values: conditions, key } = this.#conditions.of(variables);
    const root: Data = {};
    const errors: GraphQLError[] = [];
    await this.#step?.({ request, variables, conditions, root, errors }, { objects: [root], path: [] });
    const misfits: string[] = [];
    const data = this.#shape(key, conditions)(root, misfits);
    if (errors.length > 0) return { data, errors };
    const unasked = this.#unasked(data, root);
    if (unasked.length > 0) return { data: this.#step && data, errors: unasked };
    if (misfits.length > 0) return { data, extensions: { valueCompletion: misfits.map((message) => ({ message })) } };
    return { data };
  }

  /** Of the fields that no department was asked for: the planner leaves out what the graph promises and nobody has. */
  #unasked(data: Data | null, root: Data): GraphQLError[] {
    const nulls = Object.keys(data ?? {}).filter((name) => data?.[name] === null);
    if (nulls.length === 0) return [];
    const told = new Set(Object.keys(root).map((name) => this.#names.outer(name)));
    return nulls
      .filter((name) => !told.has(name))
      .map((name) => new GraphQLError('no department can answer this', { path: [name] }));
  }

  #mistakesIn(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[] | undefined {
    const definitions = this.#operation.variableDefinitions;
    if (!definitions?.length) return undefined;
    return getVariableValues(this.parts.schema, definitions, variables, { maxErrors: mostVariableErrors }).errors;
  }

  #shape(key: string, conditions: Readonly<Record<string, boolean>>): Shape {
    let shape = this.#shapes.get(key);
    if (shape) return shape;
    const {
      schema,
      planner: { types },
    } = this.parts;
    shape = shapeOf({
      schema,
      types,
      document: this.document,
      operation: this.#operation,
      names: this.#names,
      conditions,
    });
    if (this.#shapes.size >= mostShapes) this.#shapes.clear();
    this.#shapes.set(key, shape);
    return shape;
  }
}
