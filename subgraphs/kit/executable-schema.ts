import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, Kind } from 'graphql';
import type { Context } from './context';
import { Refusal } from './errors';
import { schemaDocument } from './schema';
import { scalars } from './scalars';
import type { Subgraph } from './subgraph';
import type { Viewer } from './viewer';

const ownDepartment = (name: string) => (viewer: Viewer) =>
  viewer.department === name || viewer.department === 'platform';

/** The subgraph's schema with its resolvers; every mutation asks first whether the viewer may write here. */
export function executableSchema(subgraph: Subgraph): GraphQLSchema {
  const typeDefs = schemaDocument(subgraph.directory);
  const defined = new Set(
    typeDefs.definitions.flatMap((node) => (node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [])),
  );
  const usedScalars = Object.fromEntries(Object.entries(scalars).filter(([name]) => defined.has(name)));
  const schema = buildSubgraphSchema({ typeDefs, resolvers: { ...usedScalars, ...subgraph.resolvers } });
  const ownOnly = ownDepartment(subgraph.name);
  const mayWrite = (viewer: Viewer, mutation: string) => subgraph.mayWrite?.(viewer, mutation) ?? ownOnly(viewer);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve;
    if (!resolve) throw new Error(`Mutation.${field.name} of ${subgraph.name} has no resolver`);
    field.resolve = (source, args, context: Context<unknown>, info) => {
      if (!mayWrite(context.viewer, field.name)) {
        throw new Refusal(
          'FORBIDDEN',
          `${field.name} is not allowed for ${context.viewer.role} of ${context.viewer.department}`,
        );
      }
      return resolve(source, args, context, info);
    };
  }
  return schema;
}
