import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { scalarChecks } from '../execution/scalar-checks';
import { TypeConditions } from '../execution/type-conditions';
import type { PlainCopies } from './plain-json';

/** Where something does not fit, seen from the value itself: empty for the value. null: it fits. */
export type Misfit = string | null;
type CheckValue = (value: unknown, reading: Reading) => Misfit;
/** typename: what the object is known to be. */
export type CheckObject = (value: unknown, typename: string | undefined, reading: Reading) => Misfit;

/** How one answer is looked at. */
export interface Reading {
  /** Nulls and gaps have been explained. */
  hasErrors: boolean;
  /** null: nobody else holds any part of the answer. */
  copies: PlainCopies | null;
}

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
  /** Characters of an object's text, about, without the values of its fields. */
  length: number;
}

/** Turns what a department is asked into functions that look at its answers. */
export class CheckCompiler {
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
    const result: Selection = { fields: [], fragments: [], length: 2 };
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
        result.length += name.length + 4;
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const condition = node.typeCondition?.name.value ?? parent;
        const selection = this.selection(node.selectionSet, condition, isConditional);
        if (condition === parent) {
          result.fields.push(...selection.fields);
          result.fragments.push(...selection.fragments);
          result.length += selection.length;
        } else if (condition !== undefined) {
          result.fragments.push({ condition, check: this.object(selection) });
        }
      }
    }
    return result;
  }

  object({ fields, fragments, length }: Selection): CheckObject {
    const areConditionsKnown = fragments.every(({ condition }) => this.schema.getType(condition) !== undefined);
    return (value, typename, reading) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
      // JSON.parse makes this a key like any other; what merges objects later may not.
      if (Object.hasOwn(value, '__proto__')) return '.__proto__';
      const object = value as Record<string, unknown>;
      const own = object['__typename'];
      if (own !== undefined && typeof own !== 'string') return '.__typename';
      const { copies } = reading;
      copies?.count(length);
      for (const { name, check, inner, isOptional, isInherited } of fields) {
        let given = isInherited && !Object.hasOwn(object, name) ? undefined : object[name];
        if (copies !== null && inner === null) {
          const plain = copies.of(given, name);
          if (plain !== given) given = object[name] = plain;
        }
        if (given === undefined) {
          if (!isOptional && !reading.hasErrors) return `.${name}`;
          continue;
        }
        const misfit = check(given, reading);
        if (misfit !== null) return `.${name}${misfit}`;
      }
      if (fragments.length === 0) return null;
      const actual = typename ?? own;
      // Which fragments are for this object is not known here: what they ask for is copied whole.
      if (copies !== null && !(areConditionsKnown && actual !== undefined && this.#types.isObject(actual))) {
        for (const key of Object.keys(object)) object[key] = copies.of(object[key], key);
      }
      if (actual === undefined) return null;
      for (const { condition, check } of fragments) {
        if (!this.#types.holds(actual, condition)) continue;
        const misfit = check(object, actual, reading);
        if (misfit !== null) return misfit;
      }
      return null;
    };
  }

  #value(type: GraphQLOutputType | undefined, inner: CheckObject | null): CheckValue {
    if (isNonNullType(type)) {
      const check = this.#value(type.ofType, inner);
      return (value, reading) => (value !== null ? check(value, reading) : reading.hasErrors ? null : '');
    }
    if (isListType(type)) return listCheck(this.#value(type.ofType as GraphQLOutputType, inner));
    const check = inner ? objectOrNull(inner) : leafCheck(type);
    if (type !== undefined) return check;
    const ofUnknown: CheckValue = (value, reading) => (Array.isArray(value) ? ofList : check)(value, reading);
    const ofList = listCheck(ofUnknown);
    return ofUnknown;
  }
}

function innerName(type: GraphQLOutputType | undefined): string | undefined {
  if (type === undefined) return undefined;
  return isNonNullType(type) || isListType(type) ? innerName(type.ofType) : type.name;
}

function listCheck(check: CheckValue): CheckValue {
  return (value, reading) => {
    if (value === null) return null;
    if (!Array.isArray(value)) return '';
    reading.copies?.count(value.length);
    for (let index = 0; index < value.length; index++) {
      const misfit = check(value[index], reading);
      if (misfit !== null) return `.${index}${misfit}`;
    }
    return null;
  };
}

const objectOrNull =
  (check: CheckObject): CheckValue =>
  (value, reading) =>
    value === null ? null : check(value, undefined, reading);

/** Scalars that the graph defines itself may be anything, and an enum's values need not all be for clients. */
function leafCheck(type: GraphQLOutputType | undefined): CheckValue {
  const isString = (value: unknown) => typeof value === 'string';
  const fits = type === undefined ? undefined : isScalarType(type) ? scalarChecks[type.name] : isString;
  return (value) => (value === null || !fits || fits(value) ? null : '');
}
