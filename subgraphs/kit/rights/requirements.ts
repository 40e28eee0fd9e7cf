import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  valueFromASTUntyped,
} from 'graphql';

/** One @requiresScopes: all scopes of at least one of the lists. @authenticated asks for one list without any. */
export type Requirement = string[][];

type Requirements = readonly Requirement[];

/** What the SDL of a subgraph requires. */
export interface SubgraphRequirements {
  /** Of the type itself, wherever it is reached. */
  ofType(type: string): Requirements;
  /** Of the field itself, without its type's. */
  ofField(type: string, field: string): Requirements;
}

const requirementsOf = (directives: readonly ConstDirectiveNode[] = []): Requirement[] =>
  directives.flatMap(({ name, arguments: given }) => {
    if (name.value === 'authenticated') return [[[]]];
    if (name.value !== 'requiresScopes') return [];
    const scopes = given?.find((argument) => argument.name.value === 'scopes');
    return scopes ? [valueFromASTUntyped(scopes.value) as Requirement] : [];
  });

/** Reads @authenticated and @requiresScopes from SDL, a subgraph's or a supergraph's that does not rename them. */
export function readRequirements({ definitions }: DocumentNode): SubgraphRequirements {
  const known = new Map<string, Requirement[]>();
  const note = (coordinate: string, node: ASTNode & { directives?: readonly ConstDirectiveNode[] }) =>
    known.set(coordinate, [...(known.get(coordinate) ?? []), ...requirementsOf(node.directives)]);
  for (const node of definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
    note(node.name.value, node);
    if (!('fields' in node)) continue;
    for (const field of node.fields ?? []) note(`${node.name.value}.${field.name.value}`, field);
  }
  return {
    ofType: (type) => known.get(type) ?? [],
    ofField: (type, field) => known.get(`${type}.${field}`) ?? [],
  };
}
