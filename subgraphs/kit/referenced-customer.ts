import { notFound } from './errors';
import { isUuid } from './statement';

/** A customer, or a department's facet of it: all that is needed to load the rest. */
export interface ReferencedCustomer {
  id: string;
}

/** The customer that another subgraph refers to, with the id as the database writes it; throws for what is no id. */
export function referencedCustomer({ id }: { id: string }): ReferencedCustomer {
  if (!isUuid(id)) throw notFound('customer');
  return { id: id.toLowerCase() };
}
