import type { EntityManager } from 'typeorm';
import { notFound } from '../../kit/errors';
import { type IdentitySettings, type Profile, sourceOf, storedProfile } from '../../kit/identity';
import { isUuid } from '../../kit/statement';
import { profileFields } from './fields';
import { withKnownValues } from './known-values';

/**
 * Changes the profile: fields left out stay, null clears, an address is replaced whole. What is written to a merged id
 * shows at the survivor and goes with the id when the merge is undone.
 */
export async function updateProfile(
  transaction: EntityManager,
  customerId: string,
  profile: Profile,
  settings: IdentitySettings,
): Promise<void> {
  const stored = storedProfile(withKnownValues(profile));
  const given = profileFields.filter(({ name }) => profile[name] !== undefined).map(({ column }) => column);
  const [row]: { changed: boolean | null }[] = isUuid(customerId)
    ? await transaction.query('SELECT identity.update_profile($1, $2::jsonb, $3::jsonb) AS changed', [
        customerId,
        JSON.stringify(Object.fromEntries(given.map((column) => [column, stored[column]]))),
        JSON.stringify(sourceOf(settings)),
      ])
    : [];
  if (row?.changed == null) throw notFound('a customer with this id', ['customerId']);
}
