import type { GraphQLSchema } from 'graphql';
import { partnerSchema } from '../../gateway/guard/partner/partner-schema';
import { schemaElements } from './elements';
import type { Violation } from './finding';

/** One version of the graph. */
export interface GraphVersion {
  api: GraphQLSchema;
  supergraphSdl: string;
}

const coordinates = (schema: GraphQLSchema | null): Set<string> =>
  new Set(schema ? schemaElements(schema).map(({ coordinate }) => coordinate) : []);

/** What partners saw and see no more though it is still there; what is gone for everybody is another rule's. */
export function closedToPartners(published: GraphVersion, now: GraphVersion): Violation[] {
  const still = coordinates(now.api);
  const open = coordinates(partnerSchema(now.api, now.supergraphSdl));
  const lost = [...coordinates(partnerSchema(published.api, published.supergraphSdl))].filter(
    (element) => still.has(element) && !open.has(element),
  );
  // A type that is closed closes all of its fields: one of them says enough.
  const isTold = (element: string) => element.includes('.') && lost.includes(element.replace(/\..*$/, ''));
  return lost
    .filter((element) => !isTold(element))
    .map((element) => ({
      rule: 'partner-view',
      element,
      problem: `${element} is no longer open to partners`,
      fix: 'put its @tag(name: "partner") back, and that of the fields which lead to it',
    }));
}
