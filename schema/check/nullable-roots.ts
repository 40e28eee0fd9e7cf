import { type GraphQLSchema, isNonNullType } from 'graphql';

/** Root fields that are not nullable: a department that is down must cost its own field, not the whole answer. */
export function nonNullRoots(api: GraphQLSchema): string[] {
  const roots = [api.getQueryType(), api.getMutationType()].flatMap((type) => (type ? [type] : []));
  return roots.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type))
      .map((field) => `${type.name}.${field.name} must be nullable: null comes with an error`),
  );
}
