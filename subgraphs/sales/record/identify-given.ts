import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { type CustomerReference, type Identified, type IdentitySettings, identify } from '../../kit/identity';

/**
 * Finds or mints the customers of those records that have one, with one call for the whole batch; null for the
 * others. Refusals name fields below customer.
 */
export async function identifyGiven(
  transaction: EntityManager,
  references: readonly (CustomerReference | null | undefined)[],
  settings: IdentitySettings,
): Promise<(Identified | Refusal | null)[]> {
  const given = references.filter((reference) => reference != null);
  const answers = (await identify(transaction, given, settings)).values();
  return references.map((reference) => {
    if (reference == null) return null;
    const { value } = answers.next();
    if (!value) throw new Error('identify must answer for each reference');
    return value instanceof Refusal ? value.within('customer') : value;
  });
}
