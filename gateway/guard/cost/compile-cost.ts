import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { costliest, type Estimate, free, type Part } from './alternatives';
import type { CostDirectives, ListSize } from './cost-directives';
import { inputCost } from './input-cost';
import { type Slice, slicer, type Variables } from './slice';

/** Each question about the schema: the gateway answers it alone, but the answer is long. */
const introspectionCost = 100;
/** What a root field of Mutation costs beside what it returns. */
const writingCost = 10;

/** What the cost of operations depends on beside their documents. */
export interface CostBasis {
  schema: GraphQLSchema;
  directives: CostDirectives;
  limits: { pageSize: number; assumedListSize: number };
}

/**
 * Turns an operation into a function from its variables to its cost, the estimated number of nodes in the answer:
 *
 *   cost(field) = items × (weight + cost of the selection below) + cost of arguments
 *
 * items is 1, or the length of the list: see slicer; lists within lists multiply, and so do lists below lists.
 * weight is the field's @cost, else its type's, else 1 for objects and 0 for scalars and enums. Root fields cost at
 * least 1, root fields of Mutation 10 more, and each question about the schema 100. What a variable skips costs
 * nothing; of selections on several types of a union or interface the most that one object can have counts.
 * The document must be valid, and its fragments, spread out, of limited number.
 */
export function compileCost(
  basis: CostBasis,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): (variables: Variables) => number {
  const estimate = new CostCompiler(basis, document).operation(operation);
  return (variables) => estimate(variables, null);
}

/** Where a part of a selection stands. */
interface Within {
  /** What the fragments around have left of the objects' types; null: all. */
  types: Part['types'];
  /** null: below the root. */
  rootCost: number | null;
}

class CostCompiler {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly basis: CostBasis,
    document: DocumentNode,
  ) {
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    }
  }

  operation({ operation, selectionSet }: OperationDefinitionNode): Estimate {
    const rootCost = operation === OperationTypeNode.MUTATION ? writingCost : 0;
    return this.#selections(selectionSet, this.basis.schema.getRootType(operation)!.name, rootCost);
  }

  #selections(selectionSet: SelectionSetNode, parent: string, rootCost: number | null): Estimate {
    return costliest(this.#parts(selectionSet, parent, { types: null, rootCost }));
  }

  #parts({ selections }: SelectionSetNode, parent: string, within: Within): Part[] {
    return selections.flatMap((node): Part[] => {
      const parts = ((): Part[] => {
        if (node.kind === Kind.FIELD) {
          return [{ types: within.types, estimate: this.#field(node, parent, within.rootCost) }];
        }
        const inner = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
        if (!inner) return [];
        const condition = inner.typeCondition?.name.value ?? parent;
        const types = this.#narrowed(within.types, parent, condition);
        return this.#parts(inner.selectionSet, condition, { ...within, types });
      })().filter(({ estimate }) => estimate !== free);
      const isIncluded = inclusion(node.directives);
      if (!isIncluded) return parts;
      return parts.map(({ types, estimate }) => ({
        types,
        estimate: (variables, size) => (isIncluded(variables) ? estimate(variables, size) : 0),
      }));
    });
  }

  /** Of the types, those that meet a condition put to objects of the parent. */
  #narrowed(types: Within['types'], parent: string, condition: string): Within['types'] {
    if (parent === condition || isObjectType(this.basis.schema.getType(parent))) return types;
    const among = types ?? new Set(this.#objectTypes(parent));
    return new Set(this.#objectTypes(condition).filter((name) => among.has(name)));
  }

  #objectTypes(name: string): string[] {
    const { schema } = this.basis;
    const type = schema.getType(name);
    return isAbstractType(type) ? schema.getPossibleTypes(type).map((possible) => possible.name) : [name];
  }

  #field(node: FieldNode, parent: string, rootCost: number | null): Estimate {
    const name = node.name.value;
    if (name === '__typename') return free;
    if (name === '__schema' || name === '__type') return () => introspectionCost;
    const { schema, directives, limits } = this.basis;
    const type = schema.getType(parent);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!field) return free;

    const weight = this.#weight(parent, field);
    const inner = node.selectionSet ? this.#selections(node.selectionSet, getNamedType(field.type).name, null) : free;
    const slicers = this.#listSizes(parent, name).map((listSize) =>
      slicer({ coordinate: `${parent}.${name}`, field, node, listSize, limits }),
    );
    const input = inputCost(directives, `${parent}.${name}`, field, node);
    const isPlain = slicers.length === 0 && !input && rootCost === null && listLevels(field.type) === 0;
    if (isPlain && weight === 0 && inner === free) return free;

    const itemsOf = this.#items(field);
    return (variables, inherited) => {
      let slice: Slice | null = null;
      for (const sliceOf of slicers) slice = longerOf(slice, sliceOf(variables));
      const items = itemsOf(slice, inherited);
      const cost = items * (weight + inner(variables, slice)) + (input?.(variables) ?? 0);
      return rootCost === null ? cost : Math.max(1, cost + rootCost);
    };
  }

  #items(field: GraphQLField<unknown, unknown>): (slice: Slice | null, inherited: Slice | null) => number {
    const levels = listLevels(field.type);
    if (levels === 0) return () => 1;
    const { assumedListSize } = this.basis.limits;
    const innerLists = assumedListSize ** (levels - 1);
    return (slice, inherited) => {
      const own = slice && slice.sizedFields.size === 0 ? slice : null;
      const size = own ?? (inherited?.sizedFields.has(field.name) ? inherited : null);
      return (size?.size ?? assumedListSize) * innerLists;
    };
  }

  #weight(parent: string, field: GraphQLField<unknown, unknown>): number {
    const { directives } = this.basis;
    const weights = this.#owners(parent).flatMap((owner) => directives.weight(`${owner}.${field.name}`) ?? []);
    if (weights.length > 0) return Math.max(...weights);
    const type = getNamedType(field.type);
    return directives.weight(type.name) ?? (isCompositeType(type) ? 1 : 0);
  }

  #listSizes(parent: string, name: string): ListSize[] {
    return this.#owners(parent).flatMap((owner) => this.basis.directives.listSize(`${owner}.${name}`) ?? []);
  }

  /** Types whose field may be the one asked for: departments need not repeat for an interface what they say of a type. */
  #owners(parent: string): string[] {
    const { schema } = this.basis;
    const type = schema.getType(parent);
    if (isInterfaceType(type)) return [parent, ...schema.getPossibleTypes(type).map(({ name }) => name)];
    return [parent, ...(isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [])];
  }
}

const longerOf = (one: Slice | null, other: Slice): Slice => (one && one.size >= other.size ? one : other);

function listLevels(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listLevels(nullable.ofType) : 0;
}

const wantedBy = new Map([
  ['include', true],
  ['skip', false],
]);

/** Whether @skip and @include let a selection in; null: always. */
function inclusion(directives: readonly DirectiveNode[] = []): ((variables: Variables) => boolean) | null {
  const conditions = directives.flatMap(({ name, arguments: [condition] = [] }) => {
    const wanted = wantedBy.get(name.value);
    return wanted === undefined || !condition ? [] : [{ wanted, value: condition.value }];
  });
  if (conditions.length === 0) return null;
  return (variables) =>
    conditions.every(({ wanted, value }) => {
      const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : 'value' in value && value.value;
      return given === wanted;
    });
}
