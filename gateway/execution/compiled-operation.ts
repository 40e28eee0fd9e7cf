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
import type { GatewayContext } from '../context';
import { Conditions } from './conditions';
import type { StepParts } from './fetch';
import { introspectionOf } from './introspection';
import { InnerNames, type AddedFields } from './inner-names';
import type { Data } from './merge';
import { planStep } from './plan-steps';
import { plainVariables } from './plain-variables';
import type { Planner } from './planner';
import type { Run, Step } from './run';
import { shapeOf } from './shape';
import { PrintedData, type PrintableRequest } from './verbatim/printed-data';
import { VerbatimOperation } from './verbatim/verbatim-operation';
import { parseWords } from './verbatim/words';

/** What operations are compiled with, one for each supergraph. */
export interface CompileParts extends Pick<StepParts, 'sourceOf'> {
  /** As clients see it. */
  schema: GraphQLSchema;
  planner: Planner;
  added: AddedFields;
}

/** The operation without its conditions, for one set of their values. */
interface Variant {
  plan: QueryPlan;
  step: Step | null;
  shape: ReturnType<typeof shapeOf>;
  /** null: departments' answers have to be parsed. */
  verbatim: VerbatimOperation | null;
}

const mostVariableErrors = 10;
const mostVariants = 64;
const noVariables: Readonly<Record<string, unknown>> = Object.freeze({});

/** One operation, planned and compiled as far as its runs need it, to be run any number of times. */
export class CompiledOperation {
  /** What it asks about the schema itself, which is no part of the plan. */
  readonly introspection: { questions: SelectionNode[]; fragments: FragmentDefinitionNode[] };
  readonly #operation: OperationDefinitionNode;
  readonly #names: InnerNames;
  readonly #conditions: Conditions;
  readonly #arePlain: ReturnType<typeof plainVariables>;
  readonly #variants = new Map<string, Variant>();

  /** The document must be valid for the schema, and the operation one of it. */
  constructor(
    document: DocumentNode,
    private readonly operationName: string | undefined,
    private readonly parts: CompileParts,
  ) {
    this.#operation = getOperationAST(document, operationName)!;
    const fragments = document.definitions.filter(
      (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.introspection = { ...introspectionOf({ operation: this.#operation, fragments }), fragments };
    this.#names = new InnerNames(document, parts.added);
    this.#conditions = new Conditions(document, this.#operation);
    this.#arePlain = plainVariables(parts.schema, this.#operation.variableDefinitions ?? []);
  }

  /** The plan of a run in words, for people. */
  planOf(request: GatewayGraphQLRequestContext): string {
    return prettyFormatQueryPlan(this.#variant(request).plan);
  }

  async run(request: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const variables = request.request.variables ?? noVariables;
    const mistakes = this.#mistakesIn(variables);
    if (mistakes) return { errors: mistakes };
    const { step, shape, verbatim } = this.#variant(request);
    const root: Data = {};
    const errors: GraphQLError[] = [];
    const asksInWords = (request as PrintableRequest).takesPrintedData === true && this.#canBeVerbatim(verbatim);
    const run: Run = { request, variables, root, errors, isInWords: asksInWords };
    await step?.(run, { objects: [root], path: [] });
    if (asksInWords) {
      const text = verbatim!.print(run.isInWords && errors.length === 0 ? root : null);
      if (text !== null) return { data: new PrintedData(text) };
      if (run.isInWords) parseWords(root);
    }
    const misfits: string[] = [];
    const data = shape(root, misfits);
    if (errors.length > 0) return { data, errors };
    const unasked = this.#unasked(data, root);
    if (unasked.length > 0) return { data: step && data, errors: unasked };
    if (misfits.length > 0) return { data, extensions: { valueCompletion: misfits.map((message) => ({ message })) } };
    return { data };
  }

  #canBeVerbatim(verbatim: VerbatimOperation | null): boolean {
    if (!verbatim || this.introspection.questions.length > 0) return false;
    for (const department of verbatim.departments) {
      if (!this.parts.sourceOf(department).answersInText) return false;
    }
    return verbatim.isWorthTrying();
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
    if (!definitions?.length || this.#arePlain(variables)) return undefined;
    return getVariableValues(this.parts.schema, definitions, variables, { maxErrors: mostVariableErrors }).errors;
  }

  #variant({ request, context }: GatewayGraphQLRequestContext): Variant {
    const { values, key } = this.#conditions.of(request.variables ?? noVariables);
    const known = this.#variants.get(key);
    if (known) return known;
    const planning = (context as GatewayContext).trace.step('plan');
    const variant = this.#compiled(this.#conditions.resolved(values));
    planning.end();
    if (this.#variants.size >= mostVariants) this.#variants.clear();
    this.#variants.set(key, variant);
    return variant;
  }

  #compiled(document: DocumentNode): Variant {
    const { schema, planner, added, sourceOf } = this.parts;
    const { types } = planner;
    const names = this.#names;
    const plan = planner.plan(names.applied(document), this.operationName);
    const operation = getOperationAST(document, this.operationName)!;
    const parts = { schema, types, document, operation, names };
    const verbatim = VerbatimOperation.of(plan, parts);
    const stepParts = { types, names, standIns: added.standIns, sourceOf, readers: verbatim?.readers };
    const step = plan.node ? planStep(plan.node, stepParts) : null;
    return { plan, step, shape: shapeOf(parts), verbatim };
  }
}
