import { isTypeDefinitionNode, Kind, parse } from 'graphql';
import { argumentOf, composedFields, directivesOf, subgraphNames } from '../subgraphs/kit/composed-fields';

/** Who answers for each element of a supergraph, by coordinate; an argument and what has no owner of its own are left out. */
export function elementOwners(supergraphSdl: string): Map<string, string[]> {
  const supergraph = parse(supergraphSdl);
  const nameOf = subgraphNames(supergraph);
  const graphsIn = (node: Parameters<typeof directivesOf>[0], name: string) =>
    directivesOf(node, name)
      .filter((directive) => argumentOf(directive, 'resolvable') !== false)
      .flatMap((directive) => argumentOf(directive, 'graph') ?? [])
      .map(nameOf);
  const fields = composedFields(supergraphSdl);
  const answering = Map.groupBy(fields, ({ type }) => type);
  // Who only names fields of a type, to require them, owns nothing of it.
  const answersIn = (type: string, subgraph: string): boolean =>
    answering.get(type)?.some(({ subgraphs }) => subgraphs.includes(subgraph)) ?? true;
  const owners = new Map<string, string[]>();
  for (const node of supergraph.definitions) {
    if (!isTypeDefinitionNode(node)) continue;
    const { value: type } = node.name;
    owners.set(
      type,
      [...new Set(graphsIn(node, 'join__type'))].filter((subgraph) => answersIn(type, subgraph)),
    );
    if (node.kind === Kind.ENUM_TYPE_DEFINITION) {
      for (const value of node.values ?? []) {
        owners.set(`${node.name.value}.${value.name.value}`, graphsIn(value, 'join__enumValue'));
      }
    }
  }
  for (const { type, field, subgraphs } of fields) owners.set(`${type}.${field}`, subgraphs);
  return owners;
}
