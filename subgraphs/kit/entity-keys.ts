import { type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';

function selectionOf(fields: string): SelectionSetNode[] {
  const [operation] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? [operation.selectionSet] : [];
}

/** The keys of every entity in a subgraph's SDL, by type. */
export function keysByType({ definitions }: DocumentNode): Map<string, SelectionSetNode[]> {
  const keys = new Map<string, SelectionSetNode[]>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    for (const directive of node.directives ?? []) {
      if (directive.name.value !== 'key') continue;
      const fields = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
      if (fields?.kind !== Kind.STRING) continue;
      keys.set(node.name.value, [...(keys.get(node.name.value) ?? []), ...selectionOf(fields.value)]);
    }
  }
  return keys;
}
