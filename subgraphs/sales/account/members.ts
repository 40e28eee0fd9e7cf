import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import { isUuid } from '../../kit/statement';

const maximumMembers = 250;

/** Adds people to accounts; those who belong already stay as they are. Returns "account customer" of the new ones. */
export async function addMembers(
  transaction: EntityManager,
  members: readonly { accountId: string; customerId: string }[],
): Promise<Set<string>> {
  if (members.length === 0) return new Set();
  const added: { account_id: string; customer_id: string }[] = await transaction.query(
    `INSERT INTO sales.account_members (account_id, customer_id)
      SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[]) AS given (account_id, customer_id)
      ON CONFLICT DO NOTHING RETURNING account_id, customer_id`,
    [members.map((member) => member.accountId), members.map((member) => member.customerId)],
  );
  return new Set(added.map((row) => `${row.account_id} ${row.customer_id}`));
}

/**
 * Makes the customers those who belong to the account, and returns whose belonging changed. An id that was merged
 * stands for the surviving one: naming either keeps the row of the other.
 */
export async function replaceMembers(
  transaction: EntityManager,
  accountId: string,
  customerIds: readonly string[],
): Promise<string[] | Refusal> {
  if (customerIds.length > maximumMembers) {
    return new Refusal('LIMIT_EXCEEDED', `customerIds takes at most ${maximumMembers} ids, got ${customerIds.length}`, [
      'customerIds',
    ]);
  }
  const asked = customerIds.map((id) => id.toLowerCase());
  const known: { id: string; canonical_id: string }[] = await transaction.query(
    'SELECT id, canonical_id FROM identity.canonical($1::uuid[])',
    [asked.filter(isUuid)],
  );
  const canonical = new Map(known.map((row) => [row.id, row.canonical_id]));
  const unknown = asked.findIndex((id) => !canonical.has(id));
  if (unknown >= 0) return notFound('a customer with this id', ['customerIds', String(unknown)]);
  const present: { id: string; canonical_id: string }[] = await transaction.query(
    `SELECT c.id, c.canonical_id
      FROM identity.canonical(ARRAY(SELECT customer_id FROM sales.account_members WHERE account_id = $1)) c`,
    [accountId],
  );
  const wanted = new Set(canonical.values());
  const leaving = present.filter((row) => !wanted.has(row.canonical_id)).map((row) => row.id);
  if (leaving.length > 0) {
    await transaction.query(
      'DELETE FROM sales.account_members WHERE account_id = $1 AND customer_id = ANY ($2::uuid[])',
      [accountId, leaving],
    );
  }
  const covered = new Set(present.map((row) => row.canonical_id));
  const missing = asked.filter((id) => !covered.has(canonical.get(id) ?? ''));
  const added = await addMembers(
    transaction,
    missing.map((customerId) => ({ accountId, customerId })),
  );
  return [...leaving, ...missing.filter((customerId) => added.has(`${accountId} ${customerId}`))];
}
