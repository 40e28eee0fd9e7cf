import { type ConstDirectiveNode, type DocumentNode, Kind, parse, valueFromASTUntyped } from 'graphql';

/** Features that this gateway enforces itself; of any other marked for SECURITY Apollo's gateway refuses to load. */
const enforced = {
  authenticated: 'https://specs.apollo.dev/authenticated/v0.1',
  requiresScopes: 'https://specs.apollo.dev/requiresScopes/v0.1',
} as const;

type Feature = keyof typeof enforced;

interface Link {
  url?: string;
  as?: string;
  for?: string;
  import?: (string | { name: string; as?: string })[];
}

/** The links of a supergraph to features that this gateway enforces. */
function* securityLinks({ definitions }: DocumentNode): Generator<{ node: ConstDirectiveNode; directive: string }> {
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const node of definition.directives ?? []) {
      if (node.name.value !== 'link') continue;
      const link = Object.fromEntries(
        (node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
      ) as Link;
      const feature = (Object.keys(enforced) as Feature[]).find((name) => enforced[name] === link.url);
      if (feature) yield { node, directive: nameOf(feature, link) };
    }
  }
}

/** What the feature's directive is called in this supergraph. */
function nameOf(feature: Feature, { as, import: imports = [] }: Link): string {
  for (const one of imports) {
    const { name, as: alias } = typeof one === 'string' ? { name: one } : one;
    if (name === `@${feature}`) return (alias ?? name).slice(1);
  }
  return as ?? feature;
}

/** Names of the directives whose requirements are to be enforced: those with scopes, and plain signing in. */
export const securityDirectives = (document: DocumentNode): Set<string> =>
  new Set([...securityLinks(document)].map(({ directive }) => directive));

/**
 * The supergraph without the marks that say "do not load me unless you enforce this", as the rest of this folder does.
 * The directives themselves stay: the requirements are read from what Apollo's gateway has really loaded.
 */
export function withoutSecurityMarks(supergraphSdl: string): string {
  const document = parse(supergraphSdl);
  const marks = [...securityLinks(document)].flatMap(({ node }) =>
    (node.arguments ?? []).filter(
      ({ name, value }) => name.value === 'for' && 'value' in value && value.value === 'SECURITY',
    ),
  );
  return marks.reduceRight((sdl, { loc }) => (loc ? sdl.slice(0, loc.start) + sdl.slice(loc.end) : sdl), supergraphSdl);
}
