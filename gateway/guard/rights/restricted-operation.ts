import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { AnswerShape, type Denial } from './answer-shape';
import type { Requirement, Requirements } from './requirements';

/** An operation of which the viewer may not see everything, as it is planned instead. */
export interface RestrictedOperation {
  document: DocumentNode;
  /** Same for all viewers from whom the same is withheld: they share a plan. */
  hash: string;
  /** What the answer looks like, with the places of what is withheld. */
  shape: AnswerShape;
}

const inWords = (requirement: Requirement): string => requirement.map((scopes) => scopes.join(' and ')).join(', or ');

/**
 * Takes out of a valid document what requires scopes that are not held; null: nothing does. In the place of each such
 * field stays `__typename` under a name of its own, which asks no department for anything: the answer then shows where
 * the field would have been, in each item of a list and on the right types of an interface or union.
 */
export function restrict(
  document: DocumentNode,
  operationName: string | undefined,
  { schema, requirements, held }: { schema: GraphQLSchema; requirements: Requirements; held: ReadonlySet<string> },
): RestrictedOperation | null {
  const denials = new Map<string, Denial>();
  const aliases = new Map<string, string>();
  const prefix = freePrefix(document);
  const types = new TypeInfo(schema);
  const withhold = (node: FieldNode): FieldNode | undefined => {
    const parent = types.getParentType();
    const field = types.getFieldDef();
    if (!parent || !field || !isCompositeType(parent) || field.name.startsWith('__')) return undefined;
    const unmet = requirements
      .of(parent, field.name)
      .find((requirement) => !requirement.some((scopes) => scopes.every((scope) => held.has(scope))));
    if (!unmet) return undefined;
    const coordinate = `${parent.name}.${field.name}`;
    const responseName = (node.alias ?? node.name).value;
    const identity = `${responseName} ${coordinate}`;
    const alias = aliases.get(identity) ?? `${prefix}${aliases.size}`;
    aliases.set(identity, alias);
    denials.set(alias, {
      responseName,
      type: field.type,
      department: requirements.departmentOf(parent.name, field.name),
      message: `${coordinate} requires the scope ${inWords(unmet)}, which you do not have.`,
    });
    return {
      kind: Kind.FIELD,
      alias: { kind: Kind.NAME, value: alias },
      name: { kind: Kind.NAME, value: '__typename' },
      directives: node.directives,
    };
  };
  const restricted = visit(document, visitWithTypeInfo(types, { [Kind.FIELD]: { enter: withhold } }));
  const operation = getOperationAST(restricted, operationName);
  if (denials.size === 0 || !operation) return null;
  const root = schema.getRootType(operation.operation);
  if (!root) return null;
  return {
    document: restricted,
    hash: createHash('sha256').update(print(restricted)).digest('hex'),
    shape: AnswerShape.ofOperation(operation, root, { schema, document: restricted, denials }),
  };
}

/** The beginning of names that the document does not use. */
function freePrefix(document: DocumentNode): string {
  let prefix = 'withheld';
  const used = new Set<string>();
  visit(document, { [Kind.FIELD]: ({ alias, name }) => void used.add((alias ?? name).value) });
  while ([...used].some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}
