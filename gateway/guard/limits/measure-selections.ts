import {
  type DirectiveNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { largerOf, measureLiteral, noValue, type ValueSize } from './measure-values';

/** How large a selection is with its fragments spread out. */
export interface SelectionSize extends ValueSize {
  depth: number;
  aliases: number;
  directives: number;
  fields: number;
}

const nothing: SelectionSize = { depth: 0, aliases: 0, directives: 0, fields: 0, ...noValue };

/** level: how much deeper the inner selection lies. */
const together = (outer: SelectionSize, inner: SelectionSize, level = 0): SelectionSize => ({
  depth: Math.max(outer.depth, inner.depth + level),
  aliases: outer.aliases + inner.aliases,
  directives: outer.directives + inner.directives,
  fields: outer.fields + inner.fields,
  ...largerOf(outer, inner),
});

const isIntrospectionRoot = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';

/**
 * Measures definitions in time linear to the document: a fragment is measured once and its size added wherever it is
 * spread, so those spread by others come first.
 */
export class SelectionMeter {
  readonly #fragments = new Map<string, SelectionSize>();

  fragment(node: FragmentDefinitionNode): SelectionSize {
    const isIntrospection = node.typeCondition.name.value.startsWith('__');
    const size = together(this.#selections(node.selectionSet, isIntrospection), this.#directives(node.directives));
    this.#fragments.set(node.name.value, size);
    return size;
  }

  operation(node: OperationDefinitionNode): SelectionSize {
    const variables = (node.variableDefinitions ?? []).map((definition) => ({
      ...this.#directives(definition.directives),
      ...(definition.defaultValue && measureLiteral(definition.defaultValue)),
    }));
    const own = together(this.#selections(node.selectionSet, false), this.#directives(node.directives));
    return variables.reduce((all, each) => together(all, each), own);
  }

  #selections(set: SelectionSetNode, isIntrospection: boolean): SelectionSize {
    let size = nothing;
    for (const node of set.selections) {
      size = together(size, this.#directives(node.directives));
      if (node.kind === Kind.FIELD) size = together(size, ...this.#field(node, isIntrospection));
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        size = together(size, this.#selections(node.selectionSet, isIntrospection));
      } else size = together(size, this.#fragments.get(node.name.value) ?? nothing);
    }
    return size;
  }

  #field(node: FieldNode, isIntrospection: boolean): [SelectionSize, level: number] {
    const values = (node.arguments ?? []).map(({ value }) => measureLiteral(value)).reduce(largerOf, noValue);
    const own = { ...nothing, ...values, fields: 1, aliases: node.alias ? 1 : 0 };
    const inner = node.selectionSet
      ? this.#selections(node.selectionSet, isIntrospection || isIntrospectionRoot(node))
      : nothing;
    return [together(own, inner), isIntrospection && node.name.value === 'ofType' ? 0 : 1];
  }

  #directives(nodes: readonly DirectiveNode[] = []): SelectionSize {
    const values = nodes.flatMap((node) => (node.arguments ?? []).map(({ value }) => measureLiteral(value)));
    return { ...nothing, ...values.reduce(largerOf, noValue), directives: nodes.length };
  }
}
