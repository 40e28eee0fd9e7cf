import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  defaultFieldResolver,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { Context } from '../context';
import { Refusal } from '../errors';
import type { FederatedExtensions, ResolveReference } from '../representations';
import type { Viewer } from '../viewer';
import { type HoldsScope, heldScopes } from './held-scopes';
import { type Requirement, type SubgraphRequirements, readRequirements } from './requirements';
import { unprotected } from './unprotected';

const heldByViewer = new WeakMap<Viewer, HoldsScope>();

function held(viewer: Viewer): HoldsScope {
  let known = heldByViewer.get(viewer);
  if (!known) heldByViewer.set(viewer, (known = heldScopes(viewer)));
  return known;
}

const inWords = (requirement: Requirement): string => requirement.map((scopes) => scopes.join(' and ')).join(', or ');

/** Tells what keeps a viewer out of a place; null when nothing does. */
function guardOf(coordinate: string, requirements: readonly Requirement[]): (viewer: Viewer) => Refusal | null {
  // Viewers are the same objects between requests, and what one holds does not change.
  const admitted = new WeakSet<Viewer>();
  return (viewer) => {
    if (admitted.has(viewer)) return null;
    const unmet = requirements.find((requirement) => !requirement.some((scopes) => scopes.every(held(viewer))));
    if (!unmet) {
      admitted.add(viewer);
      return null;
    }
    const { role, department } = viewer;
    return new Refusal(
      'FORBIDDEN',
      `${coordinate} requires the scope ${inWords(unmet)}, which ${role} of ${department} does not have`,
    );
  };
}

/**
 * Makes the schema ask for the rights that its SDL requires, wherever a type is reached: root fields, fields that lead
 * to it, `_entities`. Throws when the SDL leaves a root field or a part of an entity open to everybody.
 */
export function enforceRights(schema: GraphQLSchema, document: DocumentNode): void {
  const requirements = readRequirements(document);
  const open = unprotected(schema, document, requirements);
  if (open.length > 0) throw new Error(`@requiresScopes or @authenticated is missing at ${open.join(', ')}`);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    guardReferences(type, requirements);
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    for (const field of Object.values(type.getFields())) guardField(type, field, { requirements, isRoot });
  }
}

function guardField(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, Context<unknown>>,
  { requirements, isRoot }: { requirements: SubgraphRequirements; isRoot: boolean },
): void {
  const ofType = requirements.ofType(type.name);
  // Who holds an object of a type has met what the type requires; a root type nobody has to reach first.
  const met = new Set((isRoot ? [] : ofType).map((requirement) => JSON.stringify(requirement)));
  const own = [...(isRoot ? ofType : []), ...requirements.ofField(type.name, field.name)];
  const reached = requirements.ofType(getNamedType(field.type).name);
  const missing = [...own, ...reached].filter((requirement) => !met.has(JSON.stringify(requirement)));
  if (missing.length === 0) return;
  const resolve = field.resolve ?? defaultFieldResolver;
  const refusalOf = guardOf(`${type.name}.${field.name}`, missing);
  field.resolve = (source, args, context, info) => {
    const refusal = refusalOf(context.viewer);
    if (refusal) throw refusal;
    return resolve(source, args, context, info);
  };
}

function guardReferences(type: GraphQLObjectType, requirements: SubgraphRequirements): void {
  const required = requirements.ofType(type.name);
  if (required.length === 0) return;
  const { apollo } = type.extensions as FederatedExtensions;
  const resolve = apollo?.subgraph?.resolveReference;
  const refusalOf = guardOf(type.name, required);
  const resolveReference: ResolveReference = (reference, context, info) => {
    const refusal = refusalOf(context.viewer);
    if (refusal) throw refusal;
    return resolve ? resolve(reference, context, info) : reference;
  };
  type.extensions = { ...type.extensions, apollo: { ...apollo, subgraph: { ...apollo?.subgraph, resolveReference } } };
}
