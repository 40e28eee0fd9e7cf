import type { GraphQLSchema } from 'graphql';
import { announcementExample, readAnnouncement } from './announcement';
import { argumentOf, schemaElements } from './elements';
import type { Violation } from './finding';

/** The successor as a sibling of the element, as a root field, or by its own coordinate. */
function candidates(element: string, successor: string): string[] {
  const [, field] = /^([^(]+)\(/.exec(element) ?? [];
  const parent = element.split('.')[0]!;
  const sibling = field ? argumentOf(field, successor) : `${parent}.${successor}`;
  return [sibling, successor, `Query.${successor}`, `Mutation.${successor}`];
}

/** Deprecations that leave a client without a successor or without a date. */
export function unclearDeprecations(api: GraphQLSchema): Violation[] {
  const elements = schemaElements(api);
  const known = new Set(elements.map(({ coordinate }) => coordinate));
  return elements.flatMap(({ coordinate: element, deprecationReason }): Violation[] => {
    if (deprecationReason == null) return [];
    const announcement = readAnnouncement(deprecationReason);
    if (!announcement) {
      const problem = `${element} is deprecated without saying "Use x. Removal on yyyy-mm-dd." at the end`;
      return [{ rule: 'deprecation', element, problem, fix: `write ${announcementExample}` }];
    }
    if (candidates(element, announcement.successor).some((one) => known.has(one) && one !== element)) return [];
    const problem = `${element} is deprecated in favour of ${announcement.successor}, which the graph does not have`;
    const fix = 'name a field beside it, a root field, or Type.field; add it first if it is not there yet';
    return [{ rule: 'deprecation', element, problem, fix }];
  });
}
