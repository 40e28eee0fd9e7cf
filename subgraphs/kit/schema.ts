import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, type DocumentNode, Kind, parse, visit } from 'graphql';

const read = (file: string): DefinitionNode[] => [...parse(readFileSync(file, 'utf8')).definitions];

function sdlFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return sdlFiles(path);
      return entry.name.endsWith('.graphql') ? [path] : [];
    });
}

function referencedTypes(definition: DefinitionNode): string[] {
  const names: string[] = [];
  visit(definition, { [Kind.NAMED_TYPE]: (node) => void names.push(node.name.value) });
  return names;
}

/**
 * The schema document of one subgraph: all .graphql files of its folder and, of the shared value types, those it
 * references. Publishing more would let a stale copy of an input type remove fields from every other subgraph.
 */
export function schemaDocument(directory: string): DocumentNode {
  const own = sdlFiles(directory).flatMap(read);
  const shared = new Map<string, DefinitionNode>();
  for (const definition of read(join(__dirname, 'shared.graphql'))) {
    if ('name' in definition && definition.name) shared.set(definition.name.value, definition);
  }
  const used = new Set<DefinitionNode>();
  const follow = (definitions: DefinitionNode[]): void => {
    for (const name of definitions.flatMap(referencedTypes)) {
      const definition = shared.get(name);
      if (definition && !used.has(definition)) {
        used.add(definition);
        follow([definition]);
      }
    }
  };
  follow(own);
  return { kind: Kind.DOCUMENT, definitions: [...own, ...used] };
}
