import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isInterfaceType,
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isJoin, saidOf, saying } from './join';
import { unusedPrefix } from './unused-prefix';

/** A field that a department requires with arguments. */
export type RequiredField = Pick<FieldNode, 'name' | 'arguments'>;

/** By the name that it is planned under. */
export type StandIns = ReadonlyMap<string, RequiredField>;

/** What the directive of a field requires, where some of it has arguments; null otherwise. */
function requiredWithArguments(directive: ConstDirectiveNode): string | null {
  const requires = isJoin(directive, 'field') ? saidOf(directive, 'requires') : undefined;
  return requires?.includes('(') ? requires : null;
}

/** Whether a department requires anything with arguments. */
export function requiresArguments(supergraph: DocumentNode): boolean {
  let found = false;
  visit(supergraph, {
    Directive: (node) => {
      found ||= requiredWithArguments(node as ConstDirectiveNode) !== null;
    },
  });
  return found;
}

const wordsOf = ({ name, arguments: given }: RequiredField): string =>
  `${name.value}(${given?.map(print).sort().join(', ')})`;

/** Finds what is required with arguments, and gives it names. */
class Required {
  readonly standIns = new Map<string, RequiredField>();
  /** By the name of a type, the stand-ins it needs. */
  readonly byType = new Map<string, Set<string>>();
  readonly #names = new Map<string, string>();
  readonly #schema: GraphQLSchema;
  readonly #prefix: string;

  constructor(supergraph: DocumentNode) {
    this.#schema = buildASTSchema(supergraph, { assumeValidSDL: true });
    this.#prefix = unusedPrefix(supergraph, 'required_');
  }

  /** The directive of a field, with the names of stand-ins in what it requires. */
  renamed(directive: ConstDirectiveNode, type: string): ConstDirectiveNode {
    const requires = requiredWithArguments(directive);
    if (requires === null) return directive;
    const info = new TypeInfo(this.#schema);
    const fragment = parse(`fragment Required on ${type} { ${requires} }`, { noLocation: true });
    const leave = (node: FieldNode): FieldNode | undefined => {
      const parent = info.getParentType();
      if (!parent || !node.arguments?.length) return undefined;
      return { ...node, name: { kind: Kind.NAME, value: this.#standIn(parent, node) }, arguments: [] };
    };
    const words = print(
      (visit(fragment, visitWithTypeInfo(info, { Field: { leave } })).definitions[0] as FragmentDefinitionNode)
        .selectionSet,
    );
    return saying(directive, 'requires', stripIgnoredCharacters(words).slice(1, -1));
  }

  #standIn(parent: GraphQLCompositeType, node: FieldNode): string {
    const words = wordsOf(node);
    const name = this.#names.get(words) ?? `${this.#prefix}${node.name.value}_${this.#names.size}`;
    this.#names.set(words, name);
    this.standIns.set(name, { name: node.name, arguments: node.arguments });
    const { objects, interfaces } = isInterfaceType(parent)
      ? this.#schema.getImplementations(parent)
      : { objects: [], interfaces: [] };
    for (const type of [parent, ...objects, ...interfaces]) {
      const ofType = this.byType.get(type.name) ?? new Set();
      this.byType.set(type.name, ofType.add(name));
    }
    return name;
  }
}

/**
 * Gives each field that a department requires with arguments a field of its own, without arguments, to stand in for it
 * while planning. The planner tells fields apart by name alone: it would take one price for the other, whatever
 * currency each was required in.
 */
export function withStandIns(supergraph: DocumentNode): { supergraph: DocumentNode; standIns: StandIns } {
  const required = new Required(supergraph);
  const renamed = visit(supergraph, {
    FieldDefinition: (node, _key, _parent, _path, ancestors) => {
      const type = ancestors.at(-1);
      if (!type || !('kind' in type) || !('name' in type) || !type.name) return undefined;
      const { value } = type.name;
      return { ...node, directives: node.directives?.map((directive) => required.renamed(directive, value)) };
    },
  });
  const added = (fields: readonly FieldDefinitionNode[] | undefined, type: string): FieldDefinitionNode[] =>
    [...(required.byType.get(type) ?? [])].flatMap((standIn) => {
      const field = fields?.find(({ name }) => name.value === required.standIns.get(standIn)?.name.value);
      const directives = field?.directives?.filter((directive) => isJoin(directive, 'field'));
      return field ? [{ ...field, name: { kind: Kind.NAME, value: standIn }, arguments: [], directives }] : [];
    });
  const fill = <Type extends { name: { value: string }; fields?: readonly FieldDefinitionNode[] }>(
    node: Type,
  ): Type => ({
    ...node,
    fields: [...(node.fields ?? []), ...added(node.fields, node.name.value)],
  });
  return {
    supergraph: visit(renamed, { ObjectTypeDefinition: { leave: fill }, InterfaceTypeDefinition: { leave: fill } }),
    standIns: required.standIns,
  };
}
