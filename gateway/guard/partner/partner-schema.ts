import {
  buildASTSchema,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  parse,
  printSchema,
  type TypeDefinitionNode,
  type TypeNode,
  visit,
} from 'graphql';
import { type TaggedElements, taggedElements } from './tagged';

type WithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

const rootNames = new Set(['Query', 'Mutation', 'Subscription']);
const nothing = 'type Query { "Nothing of this graph is open to partners: this is always null." nothing: Boolean }';

const hasFields = (node: DefinitionNode): node is WithFields =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

/** Fields that are meant for partners: those tagged or, where none is, all of the type. */
function intendedFields(type: WithFields, tagged: TaggedElements): FieldDefinitionNode[] {
  const name = type.name.value;
  const fields = [...(type.fields ?? [])];
  const chosen = fields.filter((field) => tagged.fields.has(`${name}.${field.name.value}`));
  if (chosen.length > 0) return chosen;
  const isOpen = tagged.types.has(name) || !(tagged.entities.has(name) || rootNames.has(name));
  return isOpen ? fields : [];
}

/** Takes away, until nothing is left to take away, what leads to a type of which a partner sees nothing. */
function withoutDeadEnds(types: Map<string, TypeDefinitionNode>): void {
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (const [name, type] of types) {
      let left: TypeDefinitionNode = type;
      if (hasFields(type)) {
        const fields = type.fields?.filter((field) => types.has(namedType(field.type)) || isBuiltIn(field.type));
        if (fields?.length !== type.fields?.length) left = { ...type, fields };
      } else if (type.kind === Kind.UNION_TYPE_DEFINITION) {
        const members = type.types?.filter((member) => types.has(member.name.value));
        if (members?.length !== type.types?.length) left = { ...type, types: members };
      }
      if (isEmpty(left)) types.delete(name);
      else types.set(name, left);
      hasChanged ||= left !== type || !types.has(name);
    }
  }
}

const builtIn = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);
const isBuiltIn = (type: TypeNode): boolean => builtIn.has(namedType(type));

const isEmpty = (type: TypeDefinitionNode): boolean =>
  (hasFields(type) && !type.fields?.length) || (type.kind === Kind.UNION_TYPE_DEFINITION && !type.types?.length);

/** An object keeps an interface only where it shows all that the interface shows. */
function withoutBrokenInterfaces(types: Map<string, TypeDefinitionNode>): void {
  const keeps = (type: WithFields, { name }: NamedTypeNode): boolean => {
    const wanted = types.get(name.value);
    if (!wanted || !hasFields(wanted)) return false;
    const own = new Set(type.fields?.map((field) => field.name.value));
    return (wanted.fields ?? []).every((field) => own.has(field.name.value));
  };
  for (const [name, type] of types) {
    if (hasFields(type)) types.set(name, { ...type, interfaces: type.interfaces?.filter((node) => keeps(type, node)) });
  }
}

/** Types that can be reached from the roots, and those that implement an interface among them. */
function reachable(types: Map<string, TypeDefinitionNode>): TypeDefinitionNode[] {
  const found = new Set<TypeDefinitionNode>();
  const reach = (name: string): void => {
    const type = types.get(name);
    if (!type || found.has(type)) return;
    found.add(type);
    visit(type, { NamedType: (node) => reach(node.name.value) });
    if (type.kind !== Kind.INTERFACE_TYPE_DEFINITION) return;
    for (const other of types.values()) {
      if (hasFields(other) && other.interfaces?.some((node) => node.name.value === name)) reach(other.name.value);
    }
  };
  for (const root of rootNames) reach(root);
  return [...found];
}

/**
 * What partners see of a graph; null: nothing. The rule: of Query, Mutation and entities (types with a @key), the fields
 * tagged @tag(name: "partner") or, where the type is tagged and none of its fields is, all of them. Of other types the
 * same, but they need no tag: values, inputs, enums and scalars are seen wherever a seen field leads to them. A field
 * that leads to a type of which nothing is seen is not seen either, tagged or not. What an interface shows is seen of
 * every type that implements it. Directives for operations are seen, but where an argument is of a type that is not.
 */
export function partnerSchema(apiSchema: GraphQLSchema, supergraphSdl: string): GraphQLSchema | null {
  const tagged = taggedElements(supergraphSdl);
  const types = new Map<string, TypeDefinitionNode>();
  const definitions = parse(printSchema(apiSchema), { noLocation: true }).definitions;
  for (const node of definitions) {
    if (hasFields(node)) types.set(node.name.value, { ...node, fields: intendedFields(node, tagged) });
    else if ('name' in node && node.kind.endsWith('TypeDefinition')) {
      types.set((node as TypeDefinitionNode).name.value, node as TypeDefinitionNode);
    }
  }
  withoutDeadEnds(types);
  withoutBrokenInterfaces(types);
  if (!types.has('Query')) return null;
  const seen = reachable(types);
  const names = new Set(seen.map(({ name }) => name.value));
  const isSeen = (type: TypeNode): boolean => names.has(namedType(type)) || isBuiltIn(type);
  const directives = definitions.filter(
    (node) => node.kind === Kind.DIRECTIVE_DEFINITION && (node.arguments ?? []).every(({ type }) => isSeen(type)),
  );
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: [...seen, ...directives] });
}

/** The schema for partners of a graph that has nothing for them: a schema cannot be empty. */
export const closedSchema = (): GraphQLSchema => buildASTSchema(parse(nothing, { noLocation: true }));
