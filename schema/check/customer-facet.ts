import { type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import { ownedFields } from '../owners';

/** The platform's subgraph: a field of Customer that is not its own is a department's facet. */
const platform = 'customer';

/** Facets that are not nullable: a department that is down must cost its facet, not the customer. */
export function nonNullFacets(api: GraphQLSchema, supergraphSdl: string): string[] {
  const customer = api.getType('Customer');
  if (!isObjectType(customer)) return [];
  return ownedFields(supergraphSdl)
    .filter(({ type, subgraphs }) => type === 'Customer' && !subgraphs.includes(platform))
    .filter(({ field }) => isNonNullType(customer.getFields()[field]?.type))
    .map(({ field, subgraphs }) => `Customer.${field} of ${subgraphs.join(', ')} must be nullable`);
}
