import { notFound } from './errors';
import { isUuid } from './statement';

/** A customer, or a department's facet of it: all that is needed to load the rest. */
export interface ReferencedCustomer {
  /** Said at once: what tells its type among the entities would otherwise have to be added to each. */
  __typename?: 'Customer';
  id: string;
}

/** The customer that another subgraph refers to, with the id as the database writes it; throws for what is no id. */
export function referencedCustomer({ id }: { id: string }): ReferencedCustomer {
  if (!isUuid(id)) throw notFound('customer');
  return { __typename: 'Customer', id: id.toLowerCase() };
}
