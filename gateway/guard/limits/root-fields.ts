import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** How many calls of root fields an operation makes: by their names in the answer, as equal ones are made once. */
export function countRootFields(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number {
  const names = new Set<string>();
  const seen = new Set<string>();
  const open: SelectionSetNode[] = [operation.selectionSet];
  for (let set = open.pop(); set; set = open.pop()) {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        if (node.name.value !== '__typename') names.add((node.alias ?? node.name).value);
      } else if (node.kind === Kind.INLINE_FRAGMENT) open.push(node.selectionSet);
      else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (fragment) open.push(fragment.selectionSet);
      }
    }
  }
  return names.size;
}
