import type { EntityManager } from 'typeorm';
import type { TemplateCustomer } from './template';

/** What is known of the customers that templates are filled in for, by the id asked; an unknown id has none. */
export async function templateCustomers(
  manager: EntityManager,
  customerIds: readonly string[],
): Promise<Map<string, TemplateCustomer>> {
  const rows: (TemplateCustomer & { key: string })[] = await manager.query(
    `SELECT key, canonical_id AS id, display_name AS "displayName", given_name AS "givenName",
        family_name AS "familyName", organisation, language
      FROM identity.recipients($1::uuid[])`,
    [customerIds],
  );
  return new Map(rows.map(({ key, ...customer }) => [key, customer]));
}
