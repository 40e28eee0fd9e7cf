import type { GraphQLSchema } from 'graphql';
import { schemaElements } from './elements';
import type { Violation } from './finding';

/** Elements without a description: descriptions are the graph's manual. */
export function undescribed(api: GraphQLSchema): Violation[] {
  const roots = new Set([api.getQueryType()?.name, api.getMutationType()?.name]);
  return schemaElements(api)
    .filter(({ coordinate, description }) => !roots.has(coordinate) && !description?.trim())
    .map(({ coordinate }) => ({
      rule: 'described',
      element: coordinate,
      problem: `${coordinate} has no description`,
      fix: 'say in a full sentence what it is, what null means, and its unit, default and limit if there is one',
    }));
}
