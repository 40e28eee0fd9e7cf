import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, Kind } from 'graphql';
import { noteReads } from './audit/note-reads';
import { answerEachRepresentation } from './representations';
import { enforceRights } from './rights/enforce';
import { schemaDocument } from './schema';
import { scalars } from './scalars';
import type { Subgraph } from './subgraph';

/** The subgraph's schema with its resolvers, which ask for the rights that the SDL requires. */
export function executableSchema(subgraph: Pick<Subgraph, 'name' | 'directory' | 'resolvers'>): GraphQLSchema {
  const typeDefs = schemaDocument(subgraph.directory);
  const defined = new Set(
    typeDefs.definitions.flatMap((node) => (node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [])),
  );
  const usedScalars = Object.fromEntries(Object.entries(scalars).filter(([name]) => defined.has(name)));
  const schema = buildSubgraphSchema({ typeDefs, resolvers: { ...usedScalars, ...subgraph.resolvers } });
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (!field.resolve) throw new Error(`Mutation.${field.name} of ${subgraph.name} has no resolver`);
  }
  noteReads(schema, typeDefs);
  enforceRights(schema, typeDefs);
  answerEachRepresentation(schema, typeDefs);
  return schema;
}
