import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** Values of the variables that @skip and @include ask for. */
export type Conditions = Readonly<Record<string, boolean>>;

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** Where selections are compiled. */
export interface Surroundings {
  schema: GraphQLSchema;
  fragments: Fragments;
  conditions: Conditions;
}

type Conditional = { directives?: readonly DirectiveNode[] };

const isCondition = ({ name }: DirectiveNode): boolean => name.value === 'skip' || name.value === 'include';

/** Names of the variables that decide which fields are asked for. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE]: (node) => {
      const value = isCondition(node) ? node.arguments?.[0]?.value : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function isAskedFor({ directives = [] }: Conditional, conditions: Conditions): boolean {
  return directives.filter(isCondition).every(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    const isTrue = value?.kind === Kind.VARIABLE ? conditions[value.name.value] : (value as { value: boolean }).value;
    return isTrue === (name.value === 'include');
  });
}

/** The fields to answer for objects of one type, by their names in the answer, in the order of the document. */
export function collectFields(
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  { schema, fragments, conditions }: Surroundings,
): Map<string, [FieldNode, ...FieldNode[]]> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const visited = new Set<string>();
  const holds = (condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  };
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (!isAskedFor(node, conditions)) continue;
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        const known = fields.get(key);
        if (known) known.push(node);
        else fields.set(key, [node]);
        continue;
      }
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(node.name.value)) continue;
        visited.add(node.name.value);
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value] : node;
      if (fragment && holds(fragment.typeCondition?.name.value)) collect(fragment.selectionSet);
    }
  };
  selectionSets.forEach(collect);
  return fields;
}
