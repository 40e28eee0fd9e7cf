import { Kind, parse, valueFromASTUntyped } from 'graphql';

/** A subgraph as the supergraph names it. */
export interface Department {
  name: string;
  /** Address of its GraphQL endpoint; undefined: neither the supergraph nor the environment gives one. */
  url: string | undefined;
}

/** The departments of a supergraph, under the addresses the environment gives where it gives any. */
export function departmentsOf(supergraphSdl: string, subgraphUrls: Record<string, string>): Department[] {
  const graphs = parse(supergraphSdl, { noLocation: true }).definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return [];
  return (graphs.values ?? []).flatMap(({ directives }) => {
    const graph = directives?.find((directive) => directive.name.value === 'join__graph');
    const given = graph?.arguments?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)] as const) ?? [];
    const { name, url } = Object.fromEntries(given) as { name?: string; url?: string };
    return name ? [{ name, url: addressOf(name, url, subgraphUrls) }] : [];
  });
}

/** Where the department is reached: the environment wins over the supergraph. */
export function addressOf(
  name: string,
  url: string | undefined,
  subgraphUrls: Record<string, string>,
): string | undefined {
  const wanted = variableSuffix(name);
  const override = Object.entries(subgraphUrls).find(([key]) => variableSuffix(key) === wanted);
  return override?.[1] ?? (url || undefined);
}

/** human-resources and HUMAN_RESOURCES are one name: variables cannot hold the former. */
const variableSuffix = (name: string): string => name.toUpperCase().replaceAll('-', '_');
