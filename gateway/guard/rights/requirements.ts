import {
  type ConstDirectiveNode,
  type DocumentNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isUnionType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import { departmentNames } from './department-names';
import { securityDirectives } from './security-links';

/** All scopes of at least one of the lists. */
export type Requirement = string[][];

interface Protected {
  kind: Kind;
  name: { value: string };
  directives?: readonly ConstDirectiveNode[];
  fields?: readonly { name: { value: string }; directives?: readonly ConstDirectiveNode[] }[];
}

const protectedKinds = new Set<Kind>([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
]);

/** What each field of a supergraph requires of who asks for it, and which department it belongs to. */
export class Requirements {
  /** All scopes that anything requires. */
  readonly scopes: string[];
  readonly #byCoordinate = new Map<string, Requirement[]>();
  readonly #departments = new Map<string, string>();
  readonly #ofField = new Map<string, Requirement[]>();

  constructor(
    supergraph: DocumentNode,
    private readonly schema: GraphQLSchema,
  ) {
    const directives = securityDirectives(supergraph);
    const departments = departmentNames(supergraph);
    const note = (coordinate: string, node: { directives?: readonly ConstDirectiveNode[] }) => {
      const given = (node.directives ?? []).filter(({ name }) => directives.has(name.value));
      this.#byCoordinate.set(coordinate, given.flatMap(requirementOf));
      const department = departments.of(node.directives ?? []);
      if (department) this.#departments.set(coordinate, department);
    };
    for (const node of supergraph.definitions as readonly Protected[]) {
      if (!protectedKinds.has(node.kind)) continue;
      note(node.name.value, node);
      for (const field of node.fields ?? []) note(`${node.name.value}.${field.name.value}`, field);
    }
    this.scopes = [...new Set([...this.#byCoordinate.values()].flat(3))].sort();
  }

  /** Of a field asked for on a type: its own, its type's and that of what it leads to, on every possible type. */
  of(parent: GraphQLCompositeType, fieldName: string): readonly Requirement[] {
    const coordinate = `${parent.name}.${fieldName}`;
    const known = this.#ofField.get(coordinate) ?? this.#collect(parent, fieldName);
    this.#ofField.set(coordinate, known);
    return known;
  }

  /** The department that answers the field; null when the supergraph does not say. */
  departmentOf(type: string, field: string): string | null {
    return this.#departments.get(`${type}.${field}`) ?? this.#departments.get(type) ?? null;
  }

  #collect(parent: GraphQLCompositeType, fieldName: string): Requirement[] {
    const possible = isAbstractType(parent) ? this.schema.getPossibleTypes(parent) : [];
    const all = [parent, ...possible].flatMap((type) => {
      const field = isUnionType(type) ? undefined : type.getFields()[fieldName];
      if (!field) return this.#at(type.name);
      const reached = getNamedType(field.type).name;
      return [...this.#at(type.name), ...this.#at(`${type.name}.${fieldName}`), ...this.#at(reached)];
    });
    return [...new Map(all.map((requirement) => [JSON.stringify(requirement), requirement])).values()];
  }

  #at(coordinate: string): Requirement[] {
    return this.#byCoordinate.get(coordinate) ?? [];
  }
}

/** Signing in is no requirement here: nobody comes this far without. */
function requirementOf({ arguments: given }: ConstDirectiveNode): Requirement[] {
  const scopes = given?.find(({ name }) => name.value === 'scopes');
  return scopes ? [valueFromASTUntyped(scopes.value) as Requirement] : [];
}
