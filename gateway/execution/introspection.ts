import {
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

interface Asked {
  operation: OperationDefinitionNode;
  fragments: readonly FragmentDefinitionNode[];
  variables: Record<string, unknown> | undefined;
}

const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';

/** The selections with root fields of one sort only; fragments at the root are written out. */
function pick(
  selections: readonly SelectionNode[],
  fragments: readonly FragmentDefinitionNode[],
  isWanted: (field: FieldNode) => boolean,
): SelectionNode[] {
  return selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return isWanted(node) ? [node] : [];
    const inner =
      node.kind === Kind.INLINE_FRAGMENT ? node : fragments.find(({ name }) => name.value === node.name.value);
    const picked = pick(inner?.selectionSet.selections ?? [], fragments, isWanted);
    if (picked.length === 0) return [];
    const { directives } = node;
    return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { kind: Kind.SELECTION_SET, selections: picked } }];
  });
}

/** The operation's questions about the schema and, apart, whether it has others. */
export function introspectionOf({ operation, fragments }: Pick<Asked, 'operation' | 'fragments'>): {
  questions: SelectionNode[];
  hasOthers: boolean;
} {
  const { selections } = operation.selectionSet;
  return {
    questions: pick(selections, fragments, isIntrospection),
    hasOthers: pick(selections, fragments, (field) => !isIntrospection(field)).length > 0,
  };
}

/** Answers the questions about the schema from the schema given. */
export async function answerIntrospection(
  schema: GraphQLSchema,
  { operation, fragments, variables }: Asked,
  questions: SelectionNode[],
) {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: questions } as const;
  return execute({
    schema,
    document: { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...fragments] },
    variableValues: variables,
    rootValue: {},
  });
}
