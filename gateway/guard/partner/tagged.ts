import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  type TypeDefinitionNode,
  visit,
} from 'graphql';

/** What departments have tagged for partners: names of types, and fields as Type.field; and which types are entities. */
export interface TaggedElements {
  types: ReadonlySet<string>;
  fields: ReadonlySet<string>;
  /** Types that a department can be asked for by key: records, rather than values within records. */
  entities: ReadonlySet<string>;
}

const partnerTag = 'partner';

const argument = (directive: ConstDirectiveNode, name: string): string | undefined => {
  const value = directive.arguments?.find((node) => node.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
};

const isForPartners = ({ directives }: TypeDefinitionNode | FieldDefinitionNode): boolean =>
  (directives ?? []).some((node) => node.name.value === 'tag' && argument(node, 'name') === partnerTag);

/** Reads them from the supergraph: composition keeps @tag, and says by @join__type what has a key. */
export function taggedElements(supergraphSdl: string): TaggedElements {
  const types = new Set<string>();
  const fields = new Set<string>();
  const entities = new Set<string>();
  const note = (type: TypeDefinitionNode): void => {
    const name = type.name.value;
    if (isForPartners(type)) types.add(name);
    const hasKey = type.directives?.some(
      (node) => node.name.value === 'join__type' && argument(node, 'key') !== undefined,
    );
    if (hasKey) entities.add(name);
    for (const field of 'fields' in type ? (type.fields ?? []) : []) {
      if (field.kind === Kind.FIELD_DEFINITION && isForPartners(field)) fields.add(`${name}.${field.name.value}`);
    }
  };
  visit(parse(supergraphSdl, { noLocation: true }), {
    ObjectTypeDefinition: note,
    InterfaceTypeDefinition: note,
    UnionTypeDefinition: note,
  });
  return { types, fields, entities };
}
