import { lexicographicSortSchema, printSchema } from 'graphql';
import { closedSchema, partnerSchema } from '../gateway/guard/partner/partner-schema';
import { grantTable } from '../subgraphs/kit/rights/grants';
import { schemaDocument } from '../subgraphs/kit/schema';
import { publicPathTable } from '../subgraphs/kit/public-path';
import type { Subgraph } from '../subgraphs/kit/subgraph';
import { composeAndCheck } from './check/composed-graph';
import type { SubgraphSdl } from './check/subgraph-sdl';
import { ownershipTable } from './ownership';
import { ownershipPicture } from './ownership-picture';
import { rightsTable } from './rights-table';

/** What is generated from the subgraphs, by file name in this folder. */
export interface GraphFiles {
  'supergraph.graphql': string;
  'api.graphql': string;
  /** What partners see of the api. */
  'partner.graphql': string;
  'ownership.md': string;
  'ownership.svg': string;
  'public-paths.json': string;
  'rights.json': string;
  'rights.md': string;
}

export class CompositionError extends Error {
  override name = 'CompositionError';
}

/** What of a subgraph the graph is composed of; one that runs elsewhere has a url in place of a port. */
export type GraphPart = Pick<Subgraph, 'name' | 'directory' | 'publicPaths'> & ({ port: number } | { url: string });

/** Subgraphs of this project as composition takes them. */
export function subgraphSdl(subgraphs: readonly GraphPart[]): SubgraphSdl[] {
  const present = new Set(subgraphs.map(({ name }) => name));
  return subgraphs.map((part) => ({
    name: part.name,
    url: 'url' in part ? part.url : `http://127.0.0.1:${part.port}/graphql`,
    typeDefs: schemaDocument(part.directory, present),
  }));
}

/** Composes the subgraphs; throws a CompositionError that lists everything that is wrong, one fault a line. */
export function composeGraph(subgraphs: readonly GraphPart[]): GraphFiles {
  const { graph, violations } = composeAndCheck(subgraphSdl(subgraphs));
  if (violations.length > 0) throw new CompositionError(violations.map(({ problem }) => problem).join('\n'));
  if (!graph) throw new CompositionError('composition gave no supergraph');
  const { supergraphSdl, api } = graph;
  return {
    'supergraph.graphql': `${supergraphSdl.trim()}\n`,
    'api.graphql': `${printSchema(api).trim()}\n`,
    'partner.graphql': `${printSchema(lexicographicSortSchema(partnerSchema(api, supergraphSdl) ?? closedSchema())).trim()}\n`,
    'ownership.md': ownershipTable(supergraphSdl),
    'ownership.svg': ownershipPicture(api, supergraphSdl),
    'public-paths.json': `${JSON.stringify(publicPathTable(subgraphs), null, 2)}\n`,
    'rights.json': `${JSON.stringify(grantTable, null, 2)}\n`,
    'rights.md': rightsTable(api, supergraphSdl),
  };
}
