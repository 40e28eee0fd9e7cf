import { type GraphQLField, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import { composedFields } from '../../subgraphs/kit/composed-fields';
import type { Violation } from './finding';

/** The platform's subgraph: a field of Customer that is not its own is a department's facet. */
const platform = 'customer';

const refused = (element: string, problem: string, fix: string): Violation => ({
  rule: 'customer-facet',
  element,
  problem,
  fix,
});

function faultsOfFacet(element: string, department: string, { type }: GraphQLField<unknown, unknown>): Violation[] {
  if (isNonNullType(type)) {
    const problem = `${element} of ${department} must be nullable`;
    return [refused(element, problem, `take the ! off its type: a department that is down must cost one null`)];
  }
  const id = isObjectType(type) ? type.getFields()['id'] : undefined;
  if (String(id?.type) === 'ID!') return [];
  return [
    refused(
      element,
      `${element} of ${department} must be an object with id: ID!, the customer's`,
      `put what ${department} knows into a type of its own with the customer's id, by which client caches merge it`,
    ),
  ];
}

/** Fields that departments add to Customer and that are not one nullable facet each, with the customer's id. */
export function facetFaults(api: GraphQLSchema, supergraphSdl: string): Violation[] {
  const customer = api.getType('Customer');
  if (!isObjectType(customer)) return [];
  const added = composedFields(supergraphSdl).filter(
    ({ type, subgraphs }) => type === 'Customer' && !subgraphs.includes(platform),
  );
  const byDepartment = Map.groupBy(added, ({ subgraphs }) => subgraphs.join(', '));
  return [...byDepartment].flatMap(([department, fields]) => {
    const facet = fields.find(({ field }) => field === department) ?? fields[0]!;
    return fields.flatMap((one): Violation[] => {
      const element = `Customer.${one.field}`;
      if (one === facet) return faultsOfFacet(element, department, customer.getFields()[one.field]!);
      const problem = `${element} of ${department} must not stand beside its facet Customer.${facet.field}`;
      return [refused(element, problem, `move it into the type of Customer.${facet.field}`)];
    });
  });
}
