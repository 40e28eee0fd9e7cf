import type { FetchNode } from '@apollo/query-planner';
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../collected-fields';

/** What a fetch asks for of its root, or of the entities that it asks for. */
export interface AskedDocument {
  selectionSet: SelectionSetNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

export function askedDocument({ operation, requires }: FetchNode): AskedDocument {
  const { definitions } = parse(operation, { noLocation: true });
  const { selectionSet } = definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  )!;
  const [entities] = selectionSet.selections;
  const isOfEntities = requires !== undefined && entities?.kind === Kind.FIELD;
  return { selectionSet: isOfEntities ? entities.selectionSet! : selectionSet, fragments: fragmentsOf(definitions) };
}
