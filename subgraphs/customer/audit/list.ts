import type { EntityManager } from 'typeorm';
import { type FilterFields, type Operators, compare } from '../../kit/filter';
import { type List, type ListArguments, pageOf } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import { isUuid } from '../../kit/statement';
import { notFound } from '../../kit/errors';
import { AuditEntry } from './entity';

export interface AuditFilter {
  action?: Operators | null;
  actor?: Operators | null;
  at?: Operators | null;
}

export type AuditConnection = Connection<AuditEntry>;

const conditions: FilterFields<AuditFilter> = {
  action: (operators, statement) => compare('t.action', 'text', operators, statement),
  actor: (operators, statement) => compare('t.actor', 'text', operators, statement),
  at: (operators, statement) => compare('t.at', 'timestamptz', operators, statement),
};

const newestFirst: List<AuditEntry, AuditFilter> = {
  name: 'audit',
  entity: AuditEntry,
  orderBy: { expression: 't.at', type: 'timestamptz', direction: 'DESC' },
  filter: conditions,
};

/** A page of what was read or changed of a customer, under any of the customer's ids; of one who was erased, under this id. */
export function auditPage(
  manager: EntityManager,
  { customerId, ...pageArguments }: ListArguments<AuditFilter> & { customerId: string },
): Promise<AuditConnection> {
  if (!isUuid(customerId)) throw notFound('a customer with this id', ['customerId']);
  return pageOf(manager, newestFirst, pageArguments, (statement) => {
    const id = statement.bind(customerId, 'uuid');
    return `t.customer_id = ANY (ARRAY(SELECT m.member FROM identity.members(ARRAY[${id}]) m UNION SELECT ${id}))`;
  });
}
