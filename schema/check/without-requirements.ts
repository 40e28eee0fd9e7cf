import { type ConstDirectiveNode, type FieldDefinitionNode, visit } from 'graphql';
import type { SubgraphSdl } from './subgraph-sdl';

const has = (field: FieldDefinitionNode, directive: string): boolean =>
  (field.directives ?? []).some(({ name }) => name.value === directive);

const isOfOthers = ({ name }: ConstDirectiveNode): boolean => name.value === 'requires' || name.value === 'provides';

const own = (fields: readonly FieldDefinitionNode[] | undefined): FieldDefinitionNode[] =>
  (fields ?? [])
    .filter((field) => !has(field, 'external'))
    .map((field) => ({ ...field, directives: field.directives?.filter((directive) => !isOfOthers(directive)) }));

/** Null, so that it goes, for a type that only named what other departments answer. */
function withOwnFields<Type extends { fields?: readonly FieldDefinitionNode[] }>(type: Type): Type | null {
  const fields = own(type.fields);
  return fields.length === 0 && type.fields?.length ? null : { ...type, fields };
}

/** The subgraphs as if none required anything of another: clients see the same. */
export const withoutRequirements = (subgraphs: readonly SubgraphSdl[]): SubgraphSdl[] =>
  subgraphs.map((part) => ({
    ...part,
    typeDefs: visit(part.typeDefs, {
      ObjectTypeDefinition: { leave: withOwnFields },
      ObjectTypeExtension: { leave: withOwnFields },
    }),
  }));
