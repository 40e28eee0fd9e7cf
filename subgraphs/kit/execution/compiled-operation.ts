import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { conditionVariables, type Surroundings } from './collect-fields';
import { answerFields, compileFields } from './fields';
import { type Complete, Run } from './run';

const mostShapes = 16;

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
  readonly #shapes = new Map<string, readonly Complete[]>();

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
    const run = new Run(context, variables, this.operation);
    const { answer, errors } = run;
    for (const complete of this.#stepsFor(variables)) {
      try {
        complete(run, undefined, answer);
      } catch (error) {
        run.fail(answer, error);
      }
      await run.settled();
      if (answer.isNull) break;
    }
    const data = answer.isNull ? null : (answer.value ?? {});
    return errors.length === 0 ? { data } : { errors, data };
  }

  /** What is answered one after the other: the fields of a mutation, all of a query at once. */
  #stepsFor(variables: Readonly<Record<string, unknown>>): readonly Complete[] {
    const key = this.#conditionNames.map((name) => Number(variables[name])).join('');
    const known = this.#shapes.get(key);
    if (known) return known;
    const conditions = Object.fromEntries(this.#conditionNames.map((name) => [name, variables[name] as boolean]));
    const surroundings: Surroundings = { schema: this.schema, fragments: this.#fragments, conditions };
    const { operation, selectionSet } = this.operation;
    const fields = compileFields(this.schema.getRootType(operation)!, [selectionSet], surroundings);
    const isInTurn = operation === OperationTypeNode.MUTATION;
    const steps = isInTurn ? fields.map((field) => answerFields([field])) : [answerFields(fields)];
    if (this.#shapes.size >= mostShapes) this.#shapes.clear();
    this.#shapes.set(key, steps);
    return steps;
  }
}
