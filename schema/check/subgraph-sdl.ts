import type { DocumentNode } from 'graphql';

/** One subgraph as composition takes it. */
export interface SubgraphSdl {
  name: string;
  url: string;
  typeDefs: DocumentNode;
}
