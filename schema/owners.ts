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
  for (const { type, field, subgraphs } of composedFields(supergraphSdl)) owners.set(`${type}.${field}`, subgraphs);
  return owners;
}
