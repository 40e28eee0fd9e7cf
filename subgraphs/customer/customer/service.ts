import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { type CustomerReference, type Identified, type IdentitySettings, identify } from '../../kit/identity';
import { withKnownValues } from '../profile/known-values';

export interface KnownCustomer {
  customer: CustomerReference;
  /** When the customer became known elsewhere; moves createdAt back, never forward. */
  knownSince?: Date | null;
}

async function moveBack(
  transaction: EntityManager,
  earlier: readonly { id: string; at: Date }[],
): Promise<Set<string>> {
  if (earlier.length === 0) return new Set();
  const rows: { id: string }[] = await transaction.query(
    // The id's own, so that undoing a merge gives it back to whoever it was said of.
    `WITH moved AS (
       UPDATE identity.customer c SET created_at = e.at, updated_at = now()
       FROM (
         SELECT x.id, min(x.at) AS at FROM unnest($1::uuid[], $2::timestamptz[]) AS x (id, at) GROUP BY x.id) e
       WHERE c.id = e.id AND e.at < c.created_at RETURNING c.id)
     SELECT id FROM moved`,
    [earlier.map(({ id }) => id), earlier.map(({ at }) => at)],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Finds or makes the customer of each reference, in order; what a reference says of the person fills gaps.
 * A refused reference writes nothing and comes back as its Refusal, with a field path inside the reference.
 */
export async function knowCustomers(
  transaction: EntityManager,
  known: readonly KnownCustomer[],
  settings: IdentitySettings,
): Promise<(Identified | Refusal)[]> {
  const results: (Identified | Refusal)[] = [];
  const valid: { position: number; customer: CustomerReference; knownSince: Date | null }[] = [];
  known.forEach(({ customer, knownSince = null }, position) => {
    try {
      const profile = customer.profile && withKnownValues(customer.profile);
      valid.push({ position, customer: { ...customer, profile }, knownSince });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results[position] = error;
    }
  });
  const identified = await identify(
    transaction,
    valid.map(({ customer }) => customer),
    settings,
  );
  const earlier = valid.flatMap(({ knownSince }, index) => {
    const one = identified[index];
    return knownSince && one && !(one instanceof Refusal) ? [{ id: one.customerId, at: knownSince }] : [];
  });
  const moved = await moveBack(transaction, earlier);
  valid.forEach(({ position }, index) => {
    const one = identified[index];
    if (!one) throw new Error('a batch must answer for each of its items');
    results[position] = one instanceof Refusal ? one : { ...one, changed: one.changed || moved.has(one.customerId) };
  });
  return results;
}
