import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

type Values = Readonly<Record<string, boolean>>;

const isCondition = ({ name }: DirectiveNode): boolean => name.value === 'skip' || name.value === 'include';

/** Stands where nothing is left to ask for, and is no part of an answer. */
export const nothingAsked: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The conditions that skip and include make in an operation's document, with the operation's defaults. */
export class Conditions {
  readonly #names: readonly string[];
  readonly #defaults: Values;
  readonly #hasAny: boolean;

  constructor(
    private readonly document: DocumentNode,
    operation: OperationDefinitionNode,
  ) {
    const names = new Set<string>();
    let hasAny = false;
    visit(document, {
      [Kind.DIRECTIVE]: (node) => {
        if (!isCondition(node)) return;
        hasAny = true;
        const value = node.arguments?.[0]?.value;
        if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
    this.#names = [...names].sort();
    this.#hasAny = hasAny;
    this.#defaults = Object.fromEntries(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [],
      ),
    );
  }

  /** The values of their variables in one run; key: the same for runs with the same values. */
  of(variables: Readonly<Record<string, unknown>>): { values: Values; key: string } {
    const values: Record<string, boolean> = {};
    let key = '';
    for (const name of this.#names) {
      values[name] = (variables[name] ?? this.#defaults[name]) === true;
      key += values[name] ? '1' : '0';
    }
    return { values, key };
  }

  /**
   * The document that asks for the same without any condition. The planner keeps a condition at the field alone and not
   * at what other departments require for it: these would not be asked for anything of an object that lacks it.
   */
  resolved(values: Values): DocumentNode {
    if (!this.#hasAny) return this.document;
    const resolve = <Node extends SelectionNode>(node: Node): Node | null | undefined => {
      if (!node.directives?.some(isCondition)) return undefined;
      if (!isIncluded(node.directives, values)) return null;
      return { ...node, directives: node.directives.filter((directive) => !isCondition(directive)) };
    };
    return visit(this.document, {
      Field: resolve,
      // A fragment that nothing is left of goes too: what it would ask for is no part of the answer.
      InlineFragment: { enter: resolve, leave: (node) => (isEmpty(node.selectionSet) ? null : undefined) },
      FragmentSpread: resolve,
      SelectionSet: {
        leave: (node) => (node.selections.length > 0 ? undefined : { ...node, selections: [nothingAsked] }),
      },
    });
  }
}

const isEmpty = ({ selections }: SelectionSetNode): boolean => selections[0] === nothingAsked;

const isIncluded = (directives: readonly DirectiveNode[], values: Values): boolean =>
  directives.filter(isCondition).every(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    const holds =
      value?.kind === Kind.VARIABLE ? values[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
    return holds === (name.value === 'include');
  });
