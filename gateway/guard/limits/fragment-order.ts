import { type DefinitionNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** Names of the fragments spread in the definition itself. */
function spreadsOf(definition: FragmentDefinitionNode): string[] {
  const names = new Set<string>();
  const open: SelectionSetNode[] = [definition.selectionSet];
  for (let set = open.pop(); set; set = open.pop()) {
    for (const node of set.selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) names.add(node.name.value);
      else if (node.selectionSet) open.push(node.selectionSet);
    }
  }
  return [...names];
}

/**
 * The document's fragments, each after those it spreads, or the names of some that form a circle.
 * Keeps a stack of its own: a chain of fragments may be as long as the document.
 */
export function fragmentsInOrder(
  definitions: readonly DefinitionNode[],
): FragmentDefinitionNode[] | { circle: string[] } {
  const byName = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) byName.set(node.name.value, node);

  const ordered: FragmentDefinitionNode[] = [];
  const done = new Set<string>();
  for (const first of byName.keys()) {
    const path: { name: string; left: string[] }[] = [];
    const enter = (name: string) => path.push({ name, left: spreadsOf(byName.get(name)!) });
    const entered = new Set<string>();
    if (!done.has(first)) enter(first);
    entered.add(first);
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const next = at.left.pop();
      if (next === undefined) {
        ordered.push(byName.get(at.name)!);
        done.add(at.name);
        entered.delete(at.name);
        path.pop();
      } else if (entered.has(next)) {
        return { circle: path.map(({ name }) => name).slice(path.findIndex(({ name }) => name === next)) };
      } else if (byName.has(next) && !done.has(next)) {
        enter(next);
        entered.add(next);
      }
    }
  }
  return ordered;
}
