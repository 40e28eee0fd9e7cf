import { Refusal } from '../../kit/errors';
import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import { Customer } from './entity';
import { type CustomerFilter, customerConditions } from './filter';

export interface CustomerOrder {
  field: 'CREATED_AT' | 'UPDATED_AT' | 'DISPLAY_NAME';
  direction: 'ASC' | 'DESC';
}

export type CustomerConnection = Connection<Customer>;

const sortValues = {
  CREATED_AT: { expression: 't.created_at', type: 'timestamptz' },
  UPDATED_AT: { expression: 't.updated_at', type: 'timestamptz' },
  DISPLAY_NAME: { expression: "coalesce(t.shown_name, '')", type: 'text' },
};

const newestFirst: CustomerOrder = { field: 'CREATED_AT', direction: 'DESC' };

/** The list of all surviving customers in the order asked for; each order has cursors of its own. */
export function customersInOrder(
  orderBy: readonly CustomerOrder[] | null | undefined,
  { defaultCountry }: { defaultCountry: string | null },
): List<Customer, CustomerFilter> {
  if (orderBy && orderBy.length > 1) {
    throw new Refusal('INVALID', `orderBy takes one order, got ${orderBy.length}`, ['orderBy']);
  }
  const { field, direction } = orderBy?.[0] ?? newestFirst;
  return {
    name: `customers ${field} ${direction}`,
    entity: Customer,
    orderBy: { ...sortValues[field], direction },
    filter: customerConditions(defaultCountry),
  };
}
