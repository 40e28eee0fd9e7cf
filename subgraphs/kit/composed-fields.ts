import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** One field of the composed graph and the subgraphs that answer it. */
export interface ComposedField {
  type: string;
  field: string;
  subgraphs: string[];
  /** Whether it, or its type, is tagged personal. */
  isPersonal: boolean;
  deprecationReason: string | null;
  /** By subgraph: coordinates of what it has to be given to answer. */
  requires: ReadonlyMap<string, string[]>;
}

type Node = { directives?: readonly ConstDirectiveNode[] };

export const argumentOf = (directive: ConstDirectiveNode, name: string): string | boolean | null => {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value;
  if (value?.kind === Kind.ENUM || value?.kind === Kind.STRING || value?.kind === Kind.BOOLEAN) return value.value;
  return null;
};

export const directivesOf = (node: Node, name: string): ConstDirectiveNode[] =>
  (node.directives ?? []).filter((directive) => directive.name.value === name);

/** The names of subgraphs by those of the enum join__Graph, which join directives use. */
export function subgraphNames({ definitions }: DocumentNode): (graph: unknown) => string {
  const names = new Map<string, string>();
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const value of node.values ?? []) {
      const [graph] = directivesOf(value, 'join__graph');
      if (graph) names.set(value.name.value, String(argumentOf(graph, 'name')));
    }
  }
  return (graph) => names.get(String(graph)) ?? String(graph);
}

const isPersonal = (node: Node): boolean =>
  directivesOf(node, 'tag').some((directive) => argumentOf(directive, 'name') === 'personal');

function deprecationOf(field: FieldDefinitionNode): string | null {
  const [deprecated] = directivesOf(field, 'deprecated');
  return deprecated ? String(argumentOf(deprecated, 'reason') ?? 'No longer supported') : null;
}

/** The name of the type a field is of, without lists and non-nulls. */
function namedType({ type }: FieldDefinitionNode): string {
  let inner = type;
  while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
  return inner.name.value;
}

/** The fields that a set of fields selects, as coordinates. */
function coordinatesOf(set: string, type: string, types: ReadonlyMap<string, ObjectTypeDefinitionNode>): string[] {
  const follow = ({ selections }: SelectionSetNode, parent: string): string[] =>
    selections.flatMap((node) => {
      if (node.kind !== Kind.FIELD) return [];
      const field = types.get(parent)?.fields?.find(({ name }) => name.value === node.name.value);
      const inner = node.selectionSet && field ? follow(node.selectionSet, namedType(field)) : [];
      return [`${parent}.${node.name.value}`, ...inner];
    });
  const [operation] = parse(`{ ${set} }`).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? follow(operation.selectionSet, type) : [];
}

/** Every field of every object type of a supergraph, in its order, read from the join directives. */
export function composedFields(supergraphSdl: string): ComposedField[] {
  const supergraph = parse(supergraphSdl);
  const nameOf = subgraphNames(supergraph);
  const objects = supergraph.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const types = new Map(objects.map((node) => [node.name.value, node]));
  return objects.flatMap((node) => {
    const inType = directivesOf(node, 'join__type').map((directive) => nameOf(argumentOf(directive, 'graph')));
    return (node.fields ?? []).map((field): ComposedField => {
      const joined = directivesOf(field, 'join__field').filter((one) => argumentOf(one, 'external') !== true);
      const inField = joined.flatMap((directive) => argumentOf(directive, 'graph') ?? []).map(nameOf);
      const requires = joined.flatMap((directive): [string, string[]][] => {
        const set = argumentOf(directive, 'requires');
        if (typeof set !== 'string') return [];
        return [[nameOf(argumentOf(directive, 'graph')), coordinatesOf(set, node.name.value, types)]];
      });
      return {
        type: node.name.value,
        field: field.name.value,
        subgraphs: [...new Set(inField.length ? inField : inType)],
        isPersonal: isPersonal(node) || isPersonal(field),
        deprecationReason: deprecationOf(field),
        requires: new Map(requires),
      };
    });
  });
}
