import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { scalarChecks } from '../execution/scalar-checks';

interface Field {
  name: string;
  /** undefined: the graph's clients do not see this field, so its type is not known here. */
  type: GraphQLOutputType | undefined;
  selection: Selection | null;
  /** It may be missing: a directive decides. */
  isOptional: boolean;
}

interface Selection {
  fields: Field[];
  fragments: { condition: string; selection: Selection }[];
}

interface Fetch {
  query: string;
  variables?: Record<string, unknown>;
  /** As clients see the graph. */
  schema: GraphQLSchema;
}

const mostKept = 2000;

/**
 * Tells answers that cannot be true from those that can, before they meet the other departments' answers: a text where
 * an object belongs would otherwise cost the client everything, and a null where none may be would be told by nobody.
 */
export class AnswerShapes {
  #schema: GraphQLSchema | undefined;
  readonly #selections = new Map<string, Selection>();

  /** Where the data is not what was asked for; null: it is. hasErrors: nulls and gaps have been explained. */
  misfit(fetch: Fetch, data: unknown, hasErrors: boolean): string | null {
    if (data === null || data === undefined) return hasErrors ? null : 'data';
    const { representations } = fetch.variables ?? {};
    const check = new Check(fetch.schema, hasErrors);
    if (!Array.isArray(representations)) return check.object(data, this.#selectionOf(fetch), undefined, 'data');

    const entities = (data as { _entities?: unknown })._entities;
    if (!Array.isArray(entities) || entities.length !== representations.length) return 'data._entities';
    const selection = this.#selectionOf(fetch).fields[0]?.selection;
    if (!selection) return null;
    for (const [index, entity] of entities.entries()) {
      if (entity === null) continue;
      const { __typename } = representations[index] as { __typename: string };
      const place = check.object(entity, selection, __typename, `data._entities.${index}`);
      if (place !== null) return place;
    }
    return null;
  }

  #selectionOf({ query, schema }: Fetch): Selection {
    if (this.#schema !== schema) this.#selections.clear();
    this.#schema = schema;
    const known = this.#selections.get(query);
    if (known) return known;
    const operation = parse(query, { noLocation: true }).definitions.find(
      (node) => node.kind === Kind.OPERATION_DEFINITION,
    );
    const root = operation && schema.getRootType(operation.operation)?.name;
    const selection = compile(schema, operation?.selectionSet ?? { selections: [] }, root, false);
    if (this.#selections.size >= mostKept) this.#selections.clear();
    this.#selections.set(query, selection);
    return selection;
  }
}

type Selections = Pick<SelectionSetNode, 'selections'>;

function compile(
  schema: GraphQLSchema,
  { selections }: Selections,
  parent: string | undefined,
  isOptional: boolean,
): Selection {
  const parentType = parent === undefined ? undefined : schema.getType(parent);
  const known = isObjectType(parentType) || isInterfaceType(parentType) ? parentType.getFields() : {};
  const result: Selection = { fields: [], fragments: [] };
  for (const node of selections) {
    const isConditional = isOptional || (node.directives?.length ?? 0) > 0;
    if (node.kind === Kind.FIELD && node.name.value !== '__typename') {
      const type = known[node.name.value]?.type;
      const name = (node.alias ?? node.name).value;
      const selection = node.selectionSet ? compile(schema, node.selectionSet, innerName(type), false) : null;
      result.fields.push({ name, type, selection, isOptional: isConditional });
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition?.name.value ?? parent;
      const selection = compile(schema, node.selectionSet, condition, isConditional);
      if (condition === parent) {
        result.fields.push(...selection.fields);
        result.fragments.push(...selection.fragments);
      } else if (condition !== undefined) {
        result.fragments.push({ condition, selection });
      }
    }
  }
  return result;
}

function innerName(type: GraphQLOutputType | undefined): string | undefined {
  if (type === undefined) return undefined;
  return isNonNullType(type) || isListType(type) ? innerName(type.ofType) : type.name;
}

class Check {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly hasErrors: boolean,
  ) {}

  /** typename: what the object is known to be. */
  object(value: unknown, selection: Selection, typename: string | undefined, place: string): string | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return place;
    // JSON.parse makes this a key like any other; what merges objects later may not.
    if (Object.hasOwn(value, '__proto__')) return `${place}.__proto__`;
    const object = value as Record<string, unknown>;
    const own = object['__typename'];
    if (own !== undefined && typeof own !== 'string') return `${place}.__typename`;
    for (const { name, type, selection: inner, isOptional } of selection.fields) {
      const given = Object.hasOwn(object, name) ? object[name] : undefined;
      if (given === undefined) {
        if (!isOptional && !this.hasErrors) return `${place}.${name}`;
        continue;
      }
      const misfit = this.#value(given, type, inner, `${place}.${name}`);
      if (misfit !== null) return misfit;
    }
    const actual = typename ?? own;
    for (const { condition, selection: inner } of selection.fragments) {
      if (actual === undefined || !this.#isA(actual, condition)) continue;
      const misfit = this.object(object, inner, actual, place);
      if (misfit !== null) return misfit;
    }
    return null;
  }

  #value(value: unknown, type: GraphQLOutputType | undefined, inner: Selection | null, place: string): string | null {
    if (isNonNullType(type)) {
      if (value === null) return this.hasErrors ? null : place;
      return this.#value(value, type.ofType, inner, place);
    }
    if (value === null) return null;
    if (isListType(type) || (type === undefined && Array.isArray(value))) {
      if (!Array.isArray(value)) return place;
      const itemType = type?.ofType as GraphQLOutputType | undefined;
      for (const [index, item] of value.entries()) {
        const misfit = this.#value(item, itemType, inner, `${place}.${index}`);
        if (misfit !== null) return misfit;
      }
      return null;
    }
    if (inner) return this.object(value, inner, undefined, place);
    return isLeaf(value, type) ? null : place;
  }

  #isA(typename: string, condition: string): boolean {
    if (typename === condition) return true;
    const [type, abstract] = [this.schema.getType(typename), this.schema.getType(condition)];
    return isObjectType(type) && isAbstractType(abstract) && this.schema.isSubType(abstract, type);
  }
}

/** Scalars that the graph defines itself may be anything, and an enum's values need not all be for clients. */
function isLeaf(value: unknown, type: GraphQLOutputType | undefined): boolean {
  if (type === undefined) return true;
  if (!isScalarType(type)) return typeof value === 'string';
  return scalarChecks[type.name]?.(value) ?? true;
}
