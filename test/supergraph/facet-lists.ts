import { getNamedType, isListType, getNullableType, isObjectType, type GraphQLSchema } from 'graphql';

export interface FacetList {
  facet: string;
  list: string;
  /** Selection set of the list that takes one field of each of its rows. */
  rows: string;
  /** The answer where there are no rows. */
  none: unknown;
}

/** All lists that departments show of a customer: the connections and plain lists of their facets. */
export function facetLists(api: GraphQLSchema): FacetList[] {
  const customer = api.getType('Customer');
  if (!isObjectType(customer)) throw new Error('the graph must have the type Customer');
  return Object.values(customer.getFields()).flatMap((facet) => {
    const type = getNamedType(facet.type);
    if (!isObjectType(type) || !type.name.endsWith('Facet')) return [];
    return Object.values(type.getFields()).flatMap((list): FacetList[] => {
      const isConnection = getNamedType(list.type).name.endsWith('Connection');
      if (!isConnection && !isListType(getNullableType(list.type))) return [];
      const owner = { facet: facet.name, list: list.name };
      return [
        isConnection
          ? { ...owner, rows: '{ nodes { __typename id } }', none: { nodes: [] } }
          : { ...owner, rows: '{ __typename }', none: [] },
      ];
    });
  });
}
