import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import type { NormalisedIdentifier } from '../../kit/normalise-identifier';
import { isUuid } from '../../kit/statement';

/**
 * Notes that a customer and whoever has the identifier may be one. Returns the pair's id; null when people have
 * decided already that this is no reason.
 */
export async function proposeSharing(
  transaction: EntityManager,
  customerId: string,
  { kind, system, key }: NormalisedIdentifier,
): Promise<string | null> {
  await transaction.query(
    `SELECT identity.propose($1, i.customer_id, 'SHARED_' || i.kind, identity.shared_score(i.kind))
      FROM identity.identifier i WHERE i.kind = $2 AND i.system = $3 AND i.key = $4 AND i.released_at IS NULL`,
    [customerId, kind, system, key],
  );
  const [duplicate]: { id: string }[] = await transaction.query(
    `SELECT d.id FROM identity.identifier i
        CROSS JOIN LATERAL identity.canonical(ARRAY[$1::uuid]) one
        CROSS JOIN LATERAL identity.canonical(ARRAY[i.customer_id]) other
        JOIN customer.duplicates d ON d.customer_id = least(one.canonical_id, other.canonical_id)
          AND d.other_id = greatest(one.canonical_id, other.canonical_id)
      WHERE i.kind = $2 AND i.system = $3 AND i.key = $4 AND i.released_at IS NULL
        AND 'SHARED_' || i.kind = ANY (d.reasons)`,
    [customerId, kind, system, key],
  );
  return duplicate?.id ?? null;
}

/** Says that the two customers of a pair are two people: for the reasons known now they are not proposed again. */
export async function dismissDuplicate(transaction: EntityManager, duplicateId: string, actor: string): Promise<void> {
  const [pair]: { low_id: string; high_id: string }[] = isUuid(duplicateId)
    ? await transaction.query('SELECT low_id, high_id FROM identity.merge_candidate WHERE id = $1', [duplicateId])
    : [];
  if (!pair) throw notFound('a duplicate with this id', ['duplicateId']);
  if (pair.low_id === pair.high_id) {
    throw new Refusal('CONFLICT', 'these customers have been merged', ['duplicateId']);
  }
  await transaction.query(
    `UPDATE identity.merge_candidate SET dismissed_at = now(), dismissed_by = $3
      WHERE low_id = $1 AND high_id = $2 AND dismissed_at IS NULL`,
    [pair.low_id, pair.high_id, actor],
  );
}
