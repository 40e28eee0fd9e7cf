import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

/** The variables of an operation's document that skip and include ask for, with the operation's defaults. */
export class ConditionVariables {
  readonly #names: readonly string[];
  readonly #defaults: Readonly<Record<string, boolean>>;

  constructor(document: DocumentNode, operation: OperationDefinitionNode) {
    const names = new Set<string>();
    visit(document, {
      [Kind.DIRECTIVE]: ({ name, arguments: given }) => {
        const value = given?.[0]?.value;
        const isCondition = name.value === 'skip' || name.value === 'include';
        if (isCondition && value?.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
    this.#names = [...names].sort();
    this.#defaults = Object.fromEntries(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [],
      ),
    );
  }

  /** Their values in one run; key: the same for runs with the same values. */
  of(variables: Readonly<Record<string, unknown>>): { values: Record<string, boolean>; key: string } {
    const values: Record<string, boolean> = {};
    let key = '';
    for (const name of this.#names) {
      values[name] = (variables[name] ?? this.#defaults[name]) === true;
      key += values[name] ? '1' : '0';
    }
    return { values, key };
  }
}
