import { composeServices } from '@apollo/composition';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { closedSchema, partnerSchema } from '../gateway/guard/partner/partner-schema';
import { schemaDocument } from '../subgraphs/kit/schema';
import type { Subgraph } from '../subgraphs/kit/subgraph';
import { grantTable } from '../subgraphs/kit/rights/grants';
import { nonNullFacets } from './check/customer-facet';
import { undescribed } from './check/described';
import { nonNullRoots } from './check/nullable-roots';
import { rightsViolations } from './check/rights';
import { ownershipTable } from './ownership';
import { rightsTable } from './rights-table';

/** What is generated from the subgraphs, by file name in this folder. */
export interface GraphFiles {
  'supergraph.graphql': string;
  'api.graphql': string;
  /** What partners see of the api. */
  'partner.graphql': string;
  'ownership.md': string;
  'rights.json': string;
  'rights.md': string;
}

export class CompositionError extends Error {
  override name = 'CompositionError';
}

/**
 * Hints that fail here though composition only mentions them: the first two mean lost fields, the last that two
 * departments describe one element; the owner of a shared type describes it, the others leave it bare.
 */
const fatalHints = new Set([
  'INCONSISTENT_INPUT_OBJECT_FIELD',
  'INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM',
  'INCONSISTENT_DESCRIPTION',
]);

/** Composes the subgraphs; throws a CompositionError that lists everything that is wrong, one fault a line. */
export function composeGraph(subgraphs: readonly Pick<Subgraph, 'name' | 'port' | 'directory'>[]): GraphFiles {
  const { errors, hints, supergraphSdl, schema } = composeServices(
    subgraphs.map(({ name, port, directory }) => ({
      name,
      url: `http://127.0.0.1:${port}/graphql`,
      typeDefs: schemaDocument(directory),
    })),
  );
  if (errors) throw new CompositionError(errors.map((error) => error.message).join('\n'));
  const lost = (hints ?? []).filter((hint) => fatalHints.has(hint.definition.code));
  if (lost.length > 0) throw new CompositionError(lost.map((hint) => hint.message).join('\n'));
  if (!supergraphSdl || !schema) throw new CompositionError('composition gave no supergraph');
  const api = lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema());
  const violations = [
    ...undescribed(api),
    ...nonNullRoots(api),
    ...nonNullFacets(api, supergraphSdl),
    ...rightsViolations(api, supergraphSdl),
  ];
  if (violations.length > 0) throw new CompositionError(violations.join('\n'));
  return {
    'supergraph.graphql': `${supergraphSdl.trim()}\n`,
    'api.graphql': `${printSchema(api).trim()}\n`,
    'partner.graphql': `${printSchema(lexicographicSortSchema(partnerSchema(api, supergraphSdl) ?? closedSchema())).trim()}\n`,
    'ownership.md': ownershipTable(supergraphSdl),
    'rights.json': `${JSON.stringify(grantTable, null, 2)}\n`,
    'rights.md': rightsTable(api, supergraphSdl),
  };
}
