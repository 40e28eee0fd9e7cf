import { type DocumentNode, visit } from 'graphql';

/** The stem, made longer until no field of the graph begins with it. */
export function unusedPrefix(supergraph: DocumentNode, stem: string): string {
  const names: string[] = [];
  visit(supergraph, { FieldDefinition: ({ name }) => void names.push(name.value) });
  let prefix = stem;
  while (names.some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}
