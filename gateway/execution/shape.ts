import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectedFields, fragmentsOf } from './collected-fields';
import type { InnerNames } from './inner-names';
import type { Data } from './merge';
import { scalarChecks } from './scalar-checks';
import type { TypeConditions } from './type-conditions';

/** Stands for a value that may not be null and is: its parent becomes null. */
const nothing = Symbol('nothing');

type Complete = (value: unknown, misfits: string[]) => unknown;
type CompleteObject = (object: Data, misfits: string[]) => unknown;

export interface ShapeParts {
  /** As clients see it. */
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  types: TypeConditions;
  names: InnerNames;
}

/**
 * Compiles the shape of an answer: from all that departments said, what the client asked for, in its order and under
 * its names, with null where something does not fit. Adds what did not fit to misfits. The document has no conditions.
 */
export function shapeOf(parts: ShapeParts): (root: Data, misfits: string[]) => Data | null {
  const root = parts.schema.getRootType(parts.operation.operation)!;
  const complete = new ShapeCompiler(parts).object(root, [parts.operation.selectionSet]);
  return (data, misfits) => {
    const shaped = complete(data, misfits);
    return shaped === nothing ? null : (shaped as Data);
  };
}

class ShapeCompiler {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(private readonly parts: ShapeParts) {
    this.#fragments = fragmentsOf(parts.document.definitions);
  }

  object(type: GraphQLCompositeType, selectionSets: readonly SelectionSetNode[]): CompleteObject {
    const fields = collectedFields(type.name, selectionSets, { types: this.parts.types, fragments: this.#fragments });
    const keys: string[] = [];
    const inner: string[] = [];
    const completes: (Complete | null)[] = [];
    for (const [key, { node, selectionSets: selected }] of fields) {
      const { name } = node;
      if (name.value.startsWith('__') && name.value !== '__typename') continue;
      keys.push(key);
      inner.push(this.parts.names.of(node));
      const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
      completes.push(definition ? this.value(definition.type, selected, `${type.name}.${key}`) : null);
    }
    const typename = isObjectType(type) ? type.name : nothing;
    return (object, misfits) => {
      const shaped: Data = {};
      for (let index = 0; index < keys.length; index++) {
        const complete = completes[index]!;
        const value = complete === null ? typename : complete(object[inner[index]!], misfits);
        if (value === nothing) return nothing;
        shaped[keys[index]!] = value;
      }
      return shaped;
    };
  }

  value(type: GraphQLOutputType, selectionSets: readonly SelectionSetNode[], place: string): Complete {
    if (!isNonNullType(type)) return this.#nullable(type, selectionSets, place);
    const complete = this.#nullable(type.ofType, selectionSets, place);
    return (value, misfits) => {
      const completed = complete(value, misfits);
      if (completed !== null) return completed;
      misfits.push(`${place} must not be null`);
      return nothing;
    };
  }

  #nullable(type: GraphQLOutputType, selectionSets: readonly SelectionSetNode[], place: string): Complete {
    if (isListType(type)) return list(this.value(type.ofType as GraphQLOutputType, selectionSets, place), place);
    const named = getNamedType(type);
    if (isCompositeType(named)) return this.#composite(named, selectionSets, place);
    const fits = leafCheck(type);
    return (value, misfits) => {
      if (value === null || value === undefined) return null;
      if (fits === null || fits(value)) return value;
      misfits.push(`${place} is not a ${named.name}`);
      return null;
    };
  }

  #composite(type: GraphQLCompositeType, selectionSets: readonly SelectionSetNode[], place: string): Complete {
    const byTypename = new Map<string, CompleteObject | null>();
    const compiled = (typename: string): CompleteObject | null => {
      const own = typename === type.name ? type : this.parts.schema.getType(typename);
      // A department may know the object by the name of an interface; whoever is of another type is no answer.
      const isPossible = isCompositeType(own) && (own === type || this.parts.types.holds(typename, type.name));
      const complete = isPossible ? this.object(own, selectionSets) : null;
      byTypename.set(typename, complete);
      return complete;
    };
    return (value, misfits) => {
      if (value === null || value === undefined) return null;
      if (typeof value !== 'object') throw new TypeError(`${place} must be an object`);
      const known = (value as Data)['__typename'];
      const typename = typeof known === 'string' && isAbstractType(type) ? known : type.name;
      let complete = byTypename.get(typename);
      if (complete === undefined) complete = compiled(typename);
      if (complete === null) {
        misfits.push(`${place} has a type that it cannot have`);
        return null;
      }
      const shaped = complete(value as Data, misfits);
      return shaped === nothing ? null : shaped;
    };
  }
}

function list(complete: Complete, place: string): Complete {
  return (value, misfits) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) throw new TypeError(`${place} must be a list`);
    const shaped = new Array<unknown>(value.length);
    let isWhole = true;
    for (let index = 0; index < value.length; index++) {
      shaped[index] = complete(value[index], misfits);
      if (shaped[index] === nothing) isWhole = false;
    }
    return isWhole ? shaped : null;
  };
}

/** null: a scalar of the graph's own may be anything. */
function leafCheck(type: GraphQLOutputType): ((value: unknown) => boolean) | null {
  if (isScalarType(type)) return scalarChecks[type.name] ?? null;
  if (!isEnumType(type)) return null;
  const names = new Set<unknown>(type.getValues().map(({ name }) => name));
  return (value) => names.has(value);
}
