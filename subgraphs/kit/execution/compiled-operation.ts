import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { conditionVariables, type Surroundings } from './collect-fields';
import type { CompleteObject } from './complete';
import { answerFields, type CompiledField, compileFields } from './fields';
import { isPromise, Run } from './run';

const mostShapes = 16;

/** Fields one after the other, as those of a mutation must be. */
const answerInTurn =
  (fields: readonly CompiledField[]): CompleteObject =>
  async (run, source) => {
    const answer: Record<string, unknown> = {};
    for (const { key, execute } of fields) answer[key] = await execute(run, source, undefined);
    return answer;
  };

function fragmentsOf({ definitions }: DocumentNode): Surroundings['fragments'] {
  const found = definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  return Object.assign(Object.create(null), Object.fromEntries(found.map((node) => [node.name.value, node])));
}

/** An answer is a plain object, in which this name is no key like the others. */
function hasForbiddenName(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, { [Kind.NAME]: ({ value }) => void (isFound ||= value === '__proto__') });
  return isFound;
}

/**
 * An operation of a valid document, ready to be run again and again: which fields belong to which type, who resolves
 * them and how their values are completed is found out once, where graphql-js does it for every object. Data and errors
 * are graphql-js's.
 */
export class CompiledOperation {
  readonly #fragments: Surroundings['fragments'];
  readonly #conditionNames: readonly string[];
  readonly #isPlain: boolean;
  readonly #shapes = new Map<string, { surroundings: Surroundings; answer: CompleteObject }>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    this.#fragments = fragmentsOf(document);
    this.#conditionNames = conditionVariables(document);
    this.#isPlain = !hasForbiddenName(document);
  }

  /** Whether it can be run with these variables; otherwise graphql-js has to, which knows what is wrong with them. */
  accepts(variables: Readonly<Record<string, unknown>>): boolean {
    return this.#isPlain && this.#conditionNames.every((name) => typeof variables[name] === 'boolean');
  }

  /** Runs it with coerced variables. Never rejects. */
  async run(context: unknown, variables: Record<string, unknown>): Promise<ExecutionResult> {
    const { surroundings, answer } = this.#shapeFor(variables);
    const run = new Run(context, variables, this.operation, surroundings);
    let data: ExecutionResult['data'];
    try {
      const answered = answer(run, undefined, undefined);
      data = (isPromise(answered) ? await answered : answered) as ExecutionResult['data'];
    } catch (error) {
      run.note(error as GraphQLError, undefined);
      data = null;
    }
    return run.errors.length === 0 ? { data } : { errors: run.errors, data };
  }

  #shapeFor(variables: Readonly<Record<string, unknown>>) {
    const key = this.#conditionNames.map((name) => Number(variables[name])).join('');
    const known = this.#shapes.get(key);
    if (known) return known;
    const conditions = Object.fromEntries(this.#conditionNames.map((name) => [name, variables[name] as boolean]));
    const surroundings: Surroundings = { schema: this.schema, fragments: this.#fragments, conditions };
    const { operation, selectionSet } = this.operation;
    const fields = compileFields(this.schema.getRootType(operation)!, [selectionSet], surroundings);
    const answer = (operation === OperationTypeNode.MUTATION ? answerInTurn : answerFields)(fields);
    if (this.#shapes.size >= mostShapes) this.#shapes.clear();
    const shape = { surroundings, answer };
    this.#shapes.set(key, shape);
    return shape;
  }
}
