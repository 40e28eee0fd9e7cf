import {
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';

/** One field of the composed graph and the subgraphs that answer it. */
export interface OwnedField {
  type: string;
  field: string;
  subgraphs: string[];
}

const argument = (directive: ConstDirectiveNode, name: string): string | boolean | null => {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value;
  if (value?.kind === Kind.ENUM || value?.kind === Kind.STRING || value?.kind === Kind.BOOLEAN) return value.value;
  return null;
};

const directives = (node: { directives?: readonly ConstDirectiveNode[] }, name: string): ConstDirectiveNode[] =>
  (node.directives ?? []).filter((directive) => directive.name.value === name);

/** The names of subgraphs by those of the enum join__Graph, which join directives use. */
function subgraphNames({ definitions }: DocumentNode): (graph: unknown) => string {
  const names = new Map<string, string>();
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const value of node.values ?? []) {
      const [graph] = directives(value, 'join__graph');
      if (graph) names.set(value.name.value, String(argument(graph, 'name')));
    }
  }
  return (graph) => names.get(String(graph)) ?? String(graph);
}

/** Every field of every object type with its owners, read from the join directives of a supergraph, in its order. */
export function ownedFields(supergraphSdl: string): OwnedField[] {
  const supergraph = parse(supergraphSdl);
  const nameOf = subgraphNames(supergraph);
  const objects = supergraph.definitions.filter(
    (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  return objects.flatMap((node) => {
    const inType = directives(node, 'join__type').map((directive) => nameOf(argument(directive, 'graph')));
    return (node.fields ?? []).map((field) => {
      const joined = directives(field, 'join__field').filter((directive) => argument(directive, 'external') !== true);
      const inField = joined.flatMap((directive) => argument(directive, 'graph') ?? []).map(nameOf);
      return {
        type: node.name.value,
        field: field.name.value,
        subgraphs: [...new Set(inField.length ? inField : inType)],
      };
    });
  });
}

/** Who answers for each element of a supergraph, by coordinate; an argument and what has no owner of its own are left out. */
export function elementOwners(supergraphSdl: string): Map<string, string[]> {
  const supergraph = parse(supergraphSdl);
  const nameOf = subgraphNames(supergraph);
  const graphsIn = (node: { directives?: readonly ConstDirectiveNode[] }, name: string) =>
    directives(node, name)
      .filter((directive) => argument(directive, 'resolvable') !== false)
      .flatMap((directive) => argument(directive, 'graph') ?? [])
      .map(nameOf);
  const owners = new Map<string, string[]>();
  for (const node of supergraph.definitions) {
    if (!isTypeDefinitionNode(node)) continue;
    owners.set(node.name.value, [...new Set(graphsIn(node, 'join__type'))]);
    if (node.kind === Kind.ENUM_TYPE_DEFINITION) {
      for (const value of node.values ?? []) {
        owners.set(`${node.name.value}.${value.name.value}`, graphsIn(value, 'join__enumValue'));
      }
    }
  }
  for (const { type, field, subgraphs } of ownedFields(supergraphSdl)) owners.set(`${type}.${field}`, subgraphs);
  return owners;
}
