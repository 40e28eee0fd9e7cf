import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type ConstObjectFieldNode,
  type DefinitionNode,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { type CostNames, costNames } from './cost-names';

/** What @listSize says of a field. */
export interface ListSize {
  assumedSize: number | null;
  /** Arguments that say how long the list is, each as the path to it: input objects may hold one. */
  slicingArguments: readonly (readonly string[])[];
  /** Fields of the returned object that are as long; none: the field itself is the list. */
  sizedFields: ReadonlySet<string>;
  requireOneSlicingArgument: boolean;
}

/** What departments say about cost in their SDL, as it has come into the supergraph. */
export class CostDirectives {
  readonly #weights = new Map<string, number>();
  readonly #listSizes = new Map<string, ListSize>();
  /** Whether any argument or input field has a weight. */
  hasInputWeights = false;

  constructor(supergraphSdl: string) {
    const { definitions } = parse(supergraphSdl, { noLocation: true });
    const names = costNames(definitions);
    for (const definition of definitions) this.#readType(definition, names);
  }

  /** The @cost of a type (Order), a field (Query.orders), an argument (Query.orders(filter:)) or an input field. */
  weight(coordinate: string): number | undefined {
    return this.#weights.get(coordinate);
  }

  /** The @listSize of a field, by Type.field. */
  listSize(coordinate: string): ListSize | undefined {
    return this.#listSizes.get(coordinate);
  }

  #readType(node: DefinitionNode, names: CostNames): void {
    if (!('name' in node) || !node.name || node.kind === Kind.DIRECTIVE_DEFINITION) return;
    const type = node.name.value;
    if ('directives' in node) this.#read(type, node.directives as ConstDirectiveNode[] | undefined, names);
    if (!('fields' in node)) return;
    for (const field of node.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`;
      this.#read(coordinate, field.directives, names, field.kind === Kind.INPUT_VALUE_DEFINITION);
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of field.arguments ?? []) {
        this.#read(`${coordinate}(${argument.name.value}:)`, argument.directives, names, true);
      }
    }
  }

  #read(coordinate: string, nodes: readonly ConstDirectiveNode[] = [], names: CostNames, isInput = false): void {
    for (const node of nodes) {
      const { name, values } = applied(node, names);
      if (name === 'cost') {
        const weight = Number(values['weight']);
        if (!Number.isFinite(weight)) continue;
        this.#weights.set(coordinate, Math.max(weight, this.#weights.get(coordinate) ?? -Infinity));
        this.hasInputWeights ||= isInput;
      } else if (name === 'listSize') this.#listSizes.set(coordinate, listSizeOf(values));
    }
  }
}

type Values = Record<string, unknown>;

const valuesOf = (nodes: readonly (ConstArgumentNode | ConstObjectFieldNode)[] = []): Values =>
  Object.fromEntries(nodes.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

/** A directive by its name in the specification, also where composition has wrapped it into a @join__directive. */
function applied({ name, arguments: nodes }: ConstDirectiveNode, names: CostNames): { name?: string; values: Values } {
  const values = valuesOf(nodes);
  if (name.value === 'join__directive') {
    return { name: String(values['name']).split('__').at(-1), values: (values['args'] ?? {}) as Values };
  }
  return { name: name.value === names.cost ? 'cost' : name.value === names.listSize ? 'listSize' : undefined, values };
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

function listSizeOf({ assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument }: Values): ListSize {
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : null,
    slicingArguments: textsIn(slicingArguments).map((path) => path.split('.')),
    sizedFields: new Set(textsIn(sizedFields)),
    requireOneSlicingArgument: requireOneSlicingArgument !== false,
  };
}
