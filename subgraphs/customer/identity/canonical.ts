import type { EntityManager } from 'typeorm';
import { notFound } from '../../kit/errors';
import { isUuid } from '../../kit/statement';

/** The surviving id of a customer; refuses an id that nobody has. */
export async function requireCustomer(transaction: EntityManager, customerId: string): Promise<string> {
  const rows: { canonical_id: string }[] = isUuid(customerId)
    ? await transaction.query('SELECT canonical_id FROM identity.canonical(ARRAY[$1::uuid])', [customerId])
    : [];
  const [row] = rows;
  if (!row) throw notFound('a customer with this id', ['customerId']);
  return row.canonical_id;
}

/** Makes the change of profile or identifiers visible in the updatedAt of whoever the customer is now. */
export async function touchCustomer(transaction: EntityManager, customerId: string): Promise<void> {
  await transaction.query(
    `UPDATE identity.customer SET updated_at = now()
      WHERE id = (SELECT canonical_id FROM identity.canonical(ARRAY[$1::uuid]))`,
    [customerId],
  );
}
