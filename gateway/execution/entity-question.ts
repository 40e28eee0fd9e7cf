import type { FetchNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
} from 'graphql';
import type { TypeConditions } from './type-conditions';

interface Parsed {
  operation: OperationDefinitionNode;
  entities: FieldNode;
  /** The object types it is about; null: others than object types. */
  types: ReadonlySet<string> | null;
  /** The names of what it asks of the entities. */
  keys: ReadonlySet<string>;
}

/** What a step of a plan asks a department of entities. */
export class EntityQuestion {
  readonly department: string;
  readonly query: string;
  readonly operationName: string | undefined;
  /** With other questions, by their words. */
  readonly joined = new Map<string, string>();
  #parsed: Parsed | undefined;

  constructor(
    node: FetchNode,
    private readonly types: TypeConditions,
  ) {
    this.department = node.serviceName;
    this.query = node.operation;
    this.operationName = node.operationName;
  }

  /** Read when there is something to join it with: most questions never need it. */
  get parsed(): Parsed {
    return (this.#parsed ??= this.#parse());
  }

  #parse(): Parsed {
    const [operation] = parse(this.query, { noLocation: true }).definitions as [OperationDefinitionNode];
    const [entities] = operation.selectionSet.selections as [FieldNode];
    const types = new Set<string>();
    const keys = new Set<string>();
    let areObjects = true;
    const collect = (nodes: readonly SelectionNode[], isOutermost: boolean): void => {
      for (const node of nodes) {
        if (node.kind === Kind.FIELD) {
          if (node.name.value !== '__typename') keys.add((node.alias ?? node.name).value);
        } else if (node.kind === Kind.INLINE_FRAGMENT) {
          const condition = node.typeCondition?.name.value;
          if (isOutermost && condition !== undefined && this.types.isObject(condition)) types.add(condition);
          else if (isOutermost) areObjects = false;
          collect(node.selectionSet.selections, false);
        } else areObjects = false;
      }
    };
    collect(entities.selectionSet!.selections, true);
    return { operation, entities, types: areObjects ? types : null, keys };
  }
}

/**
 * Whether one request can ask both: in the same words, or of different types, without a name in common that the
 * department could have two types for.
 */
export function isJoinable(one: EntityQuestion, other: EntityQuestion): boolean {
  if (one.query === other.query) return true;
  const [mine, its] = [one.parsed, other.parsed];
  return mine.types !== null && its.types !== null && !meet(mine.types, its.types) && !meet(mine.keys, its.keys);
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const each of some) if (others.has(each)) return true;
  return false;
}

/** All the questions in one. */
export function joinedQuery(questions: readonly EntityQuestion[]): string {
  const [first] = questions as [EntityQuestion];
  const different = [...new Map(questions.map((each) => [each.query, each])).values()];
  if (different.length === 1) return first.query;
  const words = different.map(({ query }) => query).join('\n');
  let joined = first.joined.get(words);
  if (joined === undefined) first.joined.set(words, (joined = printJoined(different)));
  return joined;
}

function printJoined(questions: readonly EntityQuestion[]): string {
  const parsed = questions.map((each) => each.parsed);
  const [{ operation, entities }] = parsed as [Parsed];
  const variables = parsed.flatMap((each) => each.operation.variableDefinitions ?? []);
  const asked: FieldNode = {
    ...entities,
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: parsed.flatMap((each) => each.entities.selectionSet!.selections),
    },
  };
  return stripIgnoredCharacters(
    print({
      ...operation,
      variableDefinitions: [...new Map(variables.map((each) => [each.variable.name.value, each])).values()],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [asked] },
    }),
  );
}
