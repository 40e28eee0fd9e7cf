import { type GraphQLSchema, isNonNullType } from 'graphql';
import type { Violation } from './finding';

/** Root fields that are not nullable: a department that is down must cost its own field, not the whole answer. */
export function nonNullRoots(api: GraphQLSchema): Violation[] {
  const roots = [api.getQueryType(), api.getMutationType()].flatMap((type) => (type ? [type] : []));
  return roots.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type))
      .map((field): Violation => {
        const element = `${type.name}.${field.name}`;
        return {
          rule: 'root-nullable',
          element,
          problem: `${element} must be nullable: null comes with an error`,
          fix: `take the last ! off its type, ${String(field.type)}`,
        };
      }),
  );
}
