import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Surroundings } from './collect-fields';
import type { Place, PlaceKind } from './place';
import type { Run } from './run';

/** What is known of a field before anything is run. */
export interface FieldKind extends PlaceKind {
  /** Type.field, for messages. */
  coordinate: string;
  nodes: readonly [FieldNode, ...FieldNode[]];
  parentType: GraphQLObjectType;
  definition: GraphQLField<unknown, unknown>;
  schema: GraphQLSchema;
  fragments: Surroundings['fragments'];
}

/** What a resolver is told of its field; of an item, of the field that its list belongs to. */
export function infoOf(run: Run, place: Place, kind: FieldKind): GraphQLResolveInfo {
  let path = place;
  while (path.kind !== kind) path = path.above!;
  const { definition, nodes, parentType, schema, fragments } = kind;
  return {
    fieldName: definition.name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType,
    path,
    schema,
    fragments,
    rootValue: undefined,
    operation: run.operation,
    variableValues: run.variables,
  };
}
