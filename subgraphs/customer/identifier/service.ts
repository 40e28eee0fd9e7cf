import type { EntityManager } from 'typeorm';
import { Refusal, accepted, notFound } from '../../kit/errors';
import { type IdentitySettings, identify } from '../../kit/identity';
import { type Identifier, isSharedMailbox, normaliseIdentifier } from '../../kit/normalise-identifier';
import { proposeSharing } from '../duplicates/service';
import { requireCustomer, touchCustomer } from '../identity/canonical';

function normalise(identifier: Identifier, { defaultCountry }: IdentitySettings) {
  try {
    return normaliseIdentifier(identifier, defaultCountry);
  } catch (error) {
    throw error instanceof Refusal ? error.within('identifier') : error;
  }
}

/**
 * Gives a customer one more identifier; verified says that somebody made sure it is the person's. One that another
 * customer has stays with that one, and the two become a pair to decide on, whose id is returned; refused when people
 * have decided already that they are two.
 */
export async function addIdentifier(
  transaction: EntityManager,
  { customerId, identifier, verified }: { customerId: string; identifier: Identifier; verified: boolean },
  settings: IdentitySettings,
): Promise<{ duplicateId: string | null }> {
  const normalised = normalise(identifier, settings);
  if (isSharedMailbox(normalised, settings.sharedMailboxes)) {
    throw new Refusal('INVALID', 'value must not be a mailbox that many people share', ['identifier', 'value']);
  }
  await requireCustomer(transaction, customerId);
  const [identified] = await identify(transaction, [{ id: customerId, identifiers: [identifier] }], settings);
  if (identified instanceof Refusal && identified.code === 'CONFLICT') {
    const duplicateId = await proposeSharing(transaction, customerId, normalised);
    if (duplicateId !== null) return { duplicateId };
    throw new Refusal('CONFLICT', 'another customer has this identifier', ['identifier']);
  }
  accepted(identified);
  if (!verified) return { duplicateId: null };
  const { kind, system, key } = normalised;
  const confirmed: unknown[] = await transaction.query(
    `WITH confirmed AS (
       UPDATE identity.identifier SET verified_at = now()
       WHERE kind = $1 AND system = $2 AND key = $3 AND released_at IS NULL AND verified_at IS NULL RETURNING id)
     SELECT id FROM confirmed`,
    [kind, system, key],
  );
  if (confirmed.length > 0) await touchCustomer(transaction, customerId);
  return { duplicateId: null };
}

/** Makes an identifier no longer lead to its customer; refuses one that the customer does not have now. */
export async function releaseIdentifier(
  transaction: EntityManager,
  { customerId, identifier }: { customerId: string; identifier: Identifier },
  settings: IdentitySettings,
): Promise<void> {
  const { kind, system, key } = normalise(identifier, settings);
  const survivorId = await requireCustomer(transaction, customerId);
  // Whoever is identifying by it right now finishes first.
  await transaction.query('SELECT pg_advisory_xact_lock(identity.identifier_lock($1, $2, $3))', [kind, system, key]);
  const released: unknown[] = await transaction.query(
    `WITH released AS (
       UPDATE identity.identifier SET released_at = now()
       WHERE kind = $2 AND system = $3 AND key = $4 AND released_at IS NULL
         AND customer_id IN (SELECT member FROM identity.members(ARRAY[$1::uuid])) RETURNING id)
     SELECT id FROM released`,
    [survivorId, kind, system, key],
  );
  if (released.length === 0) throw notFound('this identifier of the customer', ['identifier']);
  await touchCustomer(transaction, survivorId);
}
