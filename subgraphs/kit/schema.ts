import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DefinitionNode,
  type DocumentNode,
  isTypeDefinitionNode,
  Kind,
  parse,
  Source,
  type TypeDefinitionNode,
  visit,
} from 'graphql';

/** Faults name the file. */
const read = (file: string): DefinitionNode[] => [...parse(new Source(readFileSync(file, 'utf8'), file)).definitions];

// schema.with-sales-marketing.graphql
const conditional = /\.with-([\w-]+)\.graphql$/;

/** Files that are part of a graph with other departments only name them; without present, all are there. */
const takesPart = (file: string, present: ReadonlySet<string> | undefined): boolean => {
  const [, others] = conditional.exec(file) ?? [];
  return !present || !others || others.split('-').every((name) => present.has(name));
};

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

/** The value types that all departments share, by name. */
export function sharedDefinitions(): Map<string, TypeDefinitionNode> {
  const definitions = read(join(__dirname, 'shared.graphql')).filter(isTypeDefinitionNode);
  return new Map(definitions.map((definition) => [definition.name.value, definition]));
}

/**
 * The schema document of one subgraph: all .graphql files of its folder and, of the shared value types, those it
 * references and does not bring itself, as one from another repository does. Publishing more would let a stale copy of
 * an input type remove fields from every other subgraph. present: names of the subgraphs of the graph that it is composed
 into; all that the subgraph can be asked when left out.
 */
export function schemaDocument(directory: string, present?: ReadonlySet<string>): DocumentNode {
  const own = sdlFiles(directory)
    .filter((file) => takesPart(file, present))
    .flatMap(read);
  const shared = sharedDefinitions();
  for (const definition of own) if (isTypeDefinitionNode(definition)) shared.delete(definition.name.value);
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
