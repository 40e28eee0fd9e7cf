import { Kind, parse, valueFromASTUntyped } from 'graphql';

/** A subgraph as the supergraph names it. */
export interface Department {
  name: string;
  /** Addresses of its GraphQL endpoint, one per replica; none: neither the supergraph nor the environment gives one. */
  urls: string[];
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
    return name ? [{ name, urls: addressesOf(name, url, subgraphUrls) }] : [];
  });
}

/** Where the department is reached: the environment wins over the supergraph, and may name several replicas. */
export function addressesOf(name: string, url: string | undefined, subgraphUrls: Record<string, string>): string[] {
  const override = settingOf(name, subgraphUrls);
  if (override !== undefined) return override.split(',').map((address) => address.trim());
  return url ? [url] : [];
}

/** What was set for the department by a variable that ends in its name. */
export function settingOf<Value>(name: string, settings: Record<string, Value>): Value | undefined {
  const wanted = variableSuffix(name);
  return Object.entries(settings).find(([key]) => variableSuffix(key) === wanted)?.[1];
}

/** human-resources and HUMAN_RESOURCES are one name: variables cannot hold the former. */
const variableSuffix = (name: string): string => name.toUpperCase().replaceAll('-', '_');
