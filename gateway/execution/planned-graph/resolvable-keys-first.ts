import type { ConstDirectiveNode, DocumentNode, InterfaceTypeDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';
import { visit } from 'graphql';
import { isJoin, saidOf } from './join';

const isOnlyTold = (directive: ConstDirectiveNode): boolean =>
  isJoin(directive, 'type') && saidOf(directive, 'resolvable') === 'false';

const sorted = <Type extends ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>(type: Type): Type => ({
  ...type,
  directives: type.directives?.toSorted((one, other) => Number(isOnlyTold(one)) - Number(isOnlyTold(other))),
});

/**
 * Puts keys that a department can be asked by before those that it only tells. The planner returns to a department, for
 * a field that requires something, by the first key that the department knows, though it may have no answer to that.
 */
export const resolvableKeysFirst = (supergraph: DocumentNode): DocumentNode =>
  visit(supergraph, { ObjectTypeDefinition: sorted, InterfaceTypeDefinition: sorted });
