import type { EntityManager } from 'typeorm';
import { type Profile, storedProfile } from '../../kit/identity';
import { requireCustomer, touchCustomer } from '../identity/canonical';
import { withKnownValues } from './known-values';

const addressColumns = ['address_lines', 'city', 'region', 'postcode', 'country_code'];

const columnsOfField: Record<keyof Profile, string[]> = {
  displayName: ['display_name'],
  givenName: ['given_name'],
  familyName: ['family_name'],
  organisation: ['organisation'],
  birthOn: ['birth_on'],
  language: ['language'],
  timeZone: ['time_zone'],
  address: addressColumns,
};

/**
 * Changes the profile of the surviving customer: fields left out stay, null clears, an address is replaced whole.
 * Returns the surviving id.
 */
export async function updateProfile(transaction: EntityManager, customerId: string, profile: Profile): Promise<string> {
  const stored = storedProfile(withKnownValues(profile));
  const survivorId = await requireCustomer(transaction, customerId);
  const given = (Object.keys(columnsOfField) as (keyof Profile)[]).filter((field) => profile[field] !== undefined);
  const columns = given.flatMap((field) => columnsOfField[field]);
  if (columns.length === 0) return survivorId;
  // The customer first and the profile second, as the kernel locks them.
  await transaction.query('SELECT FROM identity.customer WHERE id = $1 FOR NO KEY UPDATE', [survivorId]);
  const listed = columns.join(', ');
  const changed: unknown[] = await transaction.query(
    `INSERT INTO identity.profile AS p (customer_id, ${listed})
      SELECT $1::uuid, ${listed} FROM jsonb_populate_record(NULL::identity.profile, $2::jsonb)
      ON CONFLICT (customer_id) DO UPDATE
        SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}, updated_at = now()
        WHERE (${columns.map((column) => `p.${column}`).join(', ')})
          IS DISTINCT FROM (${columns.map((column) => `excluded.${column}`).join(', ')})
      RETURNING customer_id`,
    [survivorId, JSON.stringify(stored)],
  );
  if (changed.length > 0) await touchCustomer(transaction, survivorId);
  return survivorId;
}
