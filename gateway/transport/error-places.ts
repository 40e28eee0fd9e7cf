import { type GraphQLFormattedError, Kind, parse, type SelectionSetNode } from 'graphql';

type Path = readonly (string | number)[];

// The planner renames a field that two types of one fetch give different types, and renames it back afterwards.
const plannersAlias = /__alias_\d+$/;

/**
 * Where the results of a fetch would have been: one path per root field, or per field of each entity. The gateway
 * turns the index of an entity into its place in the client's answer, list index included.
 */
export function placesOf(query: string, variables: Record<string, unknown> | undefined): Path[] {
  const operation = parse(query, { noLocation: true }).definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) return [];
  const representations = variables?.['representations'];
  if (!Array.isArray(representations)) return fieldsOf(operation.selectionSet, null).map((name) => [name]);

  const entities = operation.selectionSet.selections.find((node) => node.kind === Kind.FIELD);
  const fieldsByType = new Map<string, string[]>();
  return representations.flatMap((representation: { __typename: string }, index) => {
    const type = representation.__typename;
    if (!fieldsByType.has(type)) fieldsByType.set(type, fieldsOf(entities!.selectionSet!, type));
    return fieldsByType.get(type)!.map((name) => ['_entities', index, name]);
  });
}

/** Names in the answer of what is selected for objects of the type; null: for all. */
function fieldsOf(selectionSet: SelectionSetNode, type: string | null): string[] {
  const names = new Set<string>();
  const conditions = selectionSet.selections.flatMap((node) =>
    node.kind === Kind.INLINE_FRAGMENT ? (node.typeCondition?.name.value ?? []) : [],
  );
  // A condition that is no entity's own type is an interface: it may hold for any.
  const isForType = (condition: string | undefined) =>
    type === null || condition === undefined || condition === type || !conditions.includes(type);
  for (const node of selectionSet.selections) {
    if (node.kind === Kind.FIELD) {
      const name = (node.alias ?? node.name).value.replace(plannersAlias, '');
      if (node.name.value !== '__typename') names.add(name);
    } else if (node.kind === Kind.INLINE_FRAGMENT && isForType(node.typeCondition?.name.value)) {
      for (const name of fieldsOf(node.selectionSet, null)) names.add(name);
    }
  }
  return [...names];
}

/**
 * Gives every error a place in the fetch's result: an error without one stands for all that was fetched, an error of
 * an entity for all fields of the entity.
 */
export function placeErrors(errors: readonly GraphQLFormattedError[], places: Path[]): GraphQLFormattedError[] {
  return errors.flatMap((error) => {
    const path = error.path;
    const isPlaced = path && path.length > 0 && (path[0] !== '_entities' || path.length > 2);
    if (isPlaced || places.length === 0) return error;
    const within = path?.length === 2 ? places.filter((place) => place[1] === path[1]) : places;
    return within.map((place) => ({ ...error, path: place }));
  });
}
