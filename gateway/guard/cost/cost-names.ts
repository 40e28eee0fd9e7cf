import { type ConstDirectiveNode, type DefinitionNode, Kind, valueFromASTUntyped } from 'graphql';

const specification = 'https://specs.apollo.dev/cost/';

/** Under which names a supergraph uses the directives of the cost specification. */
export interface CostNames {
  cost: string;
  listSize: string;
}

interface Link {
  url?: unknown;
  as?: unknown;
  import?: unknown;
}

/**
 * Reads them from the schema's @link: imported as they are or renamed, or not imported and so prefixed by the
 * specification's name, which may be renamed itself. Without a @link they are taken at their word.
 */
export function costNames(definitions: readonly DefinitionNode[]): CostNames {
  const links = definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : [],
  );
  const link = links.map(argumentsOf).find(({ url }) => typeof url === 'string' && url.startsWith(specification));
  if (!link) return { cost: 'cost', listSize: 'listSize' };
  const prefix = typeof link.as === 'string' ? link.as : 'cost';
  return {
    // By the link specification, the directive that is called as its specification needs no prefix.
    cost: importedAs(link, '@cost') ?? prefix,
    listSize: importedAs(link, '@listSize') ?? `${prefix}__listSize`,
  };
}

const argumentsOf = (node: ConstDirectiveNode): Link =>
  Object.fromEntries((node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

function importedAs(link: Link, wanted: string): string | null {
  for (const item of Array.isArray(link.import) ? (link.import as unknown[]) : []) {
    if (item === wanted) return wanted.slice(1);
    const { name, as } = (typeof item === 'object' ? (item ?? {}) : {}) as { name?: unknown; as?: unknown };
    if (name === wanted) return (typeof as === 'string' ? as : wanted).slice(1);
  }
  return null;
}
