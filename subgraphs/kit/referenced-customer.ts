import { notFound } from './errors';
import { isUuid } from './statement';

/** A customer, or a department's facet of it: all that is needed to load the rest. */
export interface ReferencedCustomer {
  id: string;
}

/**
 * The customer that another subgraph refers to, with the id as the database writes it.
 * Async, so that an id that can't be one is an error of its own item and not the end of the whole page.
 */
export async function referencedCustomer({ id }: { id: string }): Promise<ReferencedCustomer> {
  if (!isUuid(id)) throw notFound('customer');
  return { id: id.toLowerCase() };
}
