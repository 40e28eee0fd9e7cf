import {
  type GraphQLOutputType,
  type GraphQLSchema,
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
import { TypeConditions } from '../execution/type-conditions';

/** Where something does not fit, seen from the value itself: empty for the value. null: it fits. */
type Misfit = string | null;
/** hasErrors: nulls and gaps have been explained. */
type CheckValue = (value: unknown, hasErrors: boolean) => Misfit;
/** typename: what the object is known to be. */
type CheckObject = (value: unknown, typename: string | undefined, hasErrors: boolean) => Misfit;

interface Field {
  name: string;
  check: CheckValue;
  /** The check of what is selected of it. */
  inner: CheckObject | null;
  /** It may be missing: a directive decides. */
  isOptional: boolean;
  /** Every object has something of this name, which is no answer. */
  isInherited: boolean;
}

interface Selection {
  fields: Field[];
  fragments: { condition: string; check: CheckObject }[];
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
  #compiler: ShapeCompiler | undefined;
  readonly #checks = new Map<string, { check: CheckObject; first: CheckObject | null }>();

  /** Where the data is not what was asked for; null: it is. hasErrors: nulls and gaps have been explained. */
  misfit(fetch: Fetch, data: unknown, hasErrors: boolean): string | null {
    if (data === null || data === undefined) return hasErrors ? null : 'data';
    const { representations } = fetch.variables ?? {};
    const { check, first } = this.#checksOf(fetch);
    if (!Array.isArray(representations)) return below('data', check(data, undefined, hasErrors));

    const entities = (data as { _entities?: unknown })._entities;
    if (!Array.isArray(entities) || entities.length !== representations.length) return 'data._entities';
    if (!first) return null;
    for (let index = 0; index < entities.length; index++) {
      if (entities[index] === null) continue;
      const { __typename } = representations[index] as { __typename: string };
      const misfit = first(entities[index], __typename, hasErrors);
      if (misfit !== null) return `data._entities.${index}${misfit}`;
    }
    return null;
  }

  #checksOf({ query, schema }: Fetch): { check: CheckObject; first: CheckObject | null } {
    if (this.#compiler?.schema !== schema) {
      this.#compiler = new ShapeCompiler(schema);
      this.#checks.clear();
    }
    const known = this.#checks.get(query);
    if (known) return known;
    const operation = parse(query, { noLocation: true }).definitions.find(
      (node) => node.kind === Kind.OPERATION_DEFINITION,
    );
    const root = operation && schema.getRootType(operation.operation)?.name;
    const selection = this.#compiler.selection(operation?.selectionSet ?? { selections: [] }, root, false);
    const checks = { check: this.#compiler.object(selection), first: selection.fields[0]?.inner ?? null };
    if (this.#checks.size >= mostKept) this.#checks.clear();
    this.#checks.set(query, checks);
    return checks;
  }
}

const below = (place: string, misfit: Misfit): Misfit => (misfit === null ? null : `${place}${misfit}`);

/** Turns what a department is asked into functions that look at its answers. */
class ShapeCompiler {
  readonly #types: TypeConditions;

  constructor(readonly schema: GraphQLSchema) {
    this.#types = new TypeConditions(schema);
  }

  selection(
    { selections }: Pick<SelectionSetNode, 'selections'>,
    parent: string | undefined,
    isOptional: boolean,
  ): Selection {
    const parentType = parent === undefined ? undefined : this.schema.getType(parent);
    const known = isObjectType(parentType) || isInterfaceType(parentType) ? parentType.getFields() : {};
    const result: Selection = { fields: [], fragments: [] };
    for (const node of selections) {
      const isConditional = isOptional || (node.directives?.length ?? 0) > 0;
      if (node.kind === Kind.FIELD && node.name.value !== '__typename') {
        // Clients do not see every field of departments: then its type is not known here.
        const type = known[node.name.value]?.type;
        const name = (node.alias ?? node.name).value;
        const selected = node.selectionSet && this.selection(node.selectionSet, innerName(type), false);
        const inner = selected ? this.object(selected) : null;
        const isInherited = name in Object.prototype;
        result.fields.push({ name, check: this.#value(type, inner), inner, isOptional: isConditional, isInherited });
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const condition = node.typeCondition?.name.value ?? parent;
        const selection = this.selection(node.selectionSet, condition, isConditional);
        if (condition === parent) {
          result.fields.push(...selection.fields);
          result.fragments.push(...selection.fragments);
        } else if (condition !== undefined) {
          result.fragments.push({ condition, check: this.object(selection) });
        }
      }
    }
    return result;
  }

  object({ fields, fragments }: Selection): CheckObject {
    return (value, typename, hasErrors) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
      // JSON.parse makes this a key like any other; what merges objects later may not.
      if (Object.hasOwn(value, '__proto__')) return '.__proto__';
      const object = value as Record<string, unknown>;
      const own = object['__typename'];
      if (own !== undefined && typeof own !== 'string') return '.__typename';
      for (const { name, check, isOptional, isInherited } of fields) {
        const given = isInherited && !Object.hasOwn(object, name) ? undefined : object[name];
        if (given === undefined) {
          if (!isOptional && !hasErrors) return `.${name}`;
          continue;
        }
        const misfit = check(given, hasErrors);
        if (misfit !== null) return `.${name}${misfit}`;
      }
      const actual = typename ?? own;
      if (actual === undefined) return null;
      for (const { condition, check } of fragments) {
        if (!this.#types.holds(actual, condition)) continue;
        const misfit = check(object, actual, hasErrors);
        if (misfit !== null) return misfit;
      }
      return null;
    };
  }

  #value(type: GraphQLOutputType | undefined, inner: CheckObject | null): CheckValue {
    if (isNonNullType(type)) {
      const check = this.#value(type.ofType, inner);
      return (value, hasErrors) => (value !== null ? check(value, hasErrors) : hasErrors ? null : '');
    }
    if (isListType(type)) return listCheck(this.#value(type.ofType as GraphQLOutputType, inner));
    const check = inner ? objectOrNull(inner) : leafCheck(type);
    if (type !== undefined) return check;
    const ofUnknown: CheckValue = (value, hasErrors) => (Array.isArray(value) ? ofList : check)(value, hasErrors);
    const ofList = listCheck(ofUnknown);
    return ofUnknown;
  }
}

function innerName(type: GraphQLOutputType | undefined): string | undefined {
  if (type === undefined) return undefined;
  return isNonNullType(type) || isListType(type) ? innerName(type.ofType) : type.name;
}

function listCheck(check: CheckValue): CheckValue {
  return (value, hasErrors) => {
    if (value === null) return null;
    if (!Array.isArray(value)) return '';
    for (let index = 0; index < value.length; index++) {
      const misfit = check(value[index], hasErrors);
      if (misfit !== null) return `.${index}${misfit}`;
    }
    return null;
  };
}

const objectOrNull =
  (check: CheckObject): CheckValue =>
  (value, hasErrors) =>
    value === null ? null : check(value, undefined, hasErrors);

/** Scalars that the graph defines itself may be anything, and an enum's values need not all be for clients. */
function leafCheck(type: GraphQLOutputType | undefined): CheckValue {
  const isString = (value: unknown) => typeof value === 'string';
  const fits = type === undefined ? undefined : isScalarType(type) ? scalarChecks[type.name] : isString;
  return (value) => (value === null || !fits || fits(value) ? null : '');
}
