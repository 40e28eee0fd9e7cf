import { type DefinitionNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { nothingAsked } from './conditions';
import type { TypeConditions } from './type-conditions';

/** What is asked for under one name. */
export interface CollectedField {
  node: FieldNode;
  selectionSets: SelectionSetNode[];
}

/** By their names. */
export const fragmentsOf = (definitions: readonly DefinitionNode[]): Map<string, FragmentDefinitionNode> =>
  new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])));

/** The fields that are asked of objects of a type, by their names in the answer and in its order. */
export function collectedFields(
  typename: string,
  selectionSets: readonly SelectionSetNode[],
  { types, fragments }: { types: TypeConditions; fragments: ReadonlyMap<string, FragmentDefinitionNode> },
): Map<string, CollectedField> {
  const fields = new Map<string, CollectedField>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node === nothingAsked) continue;
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        const field = fields.get(key) ?? { node, selectionSets: [] };
        fields.set(key, field);
        if (node.selectionSet) field.selectionSets.push(node.selectionSet);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)!;
      const condition = fragment.typeCondition?.name.value;
      if (condition === undefined || types.holds(typename, condition)) collect(fragment.selectionSet);
    }
  };
  selectionSets.forEach(collect);
  return fields;
}
