import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** What a resolver knows of the query. */
export type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** Nodes of a document that is asked again are the same ones. */
const known = new WeakMap<readonly FieldNode[], boolean>();

/** Whether the totalCount of a connection is asked for. A false no costs a statement: conditions are not looked into. */
export function asksForTotal({ fieldNodes, fragments }: Asked): boolean {
  let asks = known.get(fieldNodes);
  if (asks !== undefined) return asks;
  const asksIn = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.directives?.length) return false;
      if (selection.kind === Kind.FIELD) return selection.name.value === 'totalCount';
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
      return fragment !== undefined && asksIn(fragment.selectionSet);
    });
  asks = fieldNodes.some(({ selectionSet }) => selectionSet !== undefined && asksIn(selectionSet));
  known.set(fieldNodes, asks);
  return asks;
}
