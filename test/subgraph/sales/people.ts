import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../../subgraphs/kit/viewer';
import type { TestDatabase } from '../../support/database';

export const seller: Viewer = { id: 'kim', department: 'sales', role: 'agent', scopes: [] };
export const supporter: Viewer = { id: 'han', department: 'support', role: 'manager', scopes: [] };

/** Registers somebody who works here under a ref of the system crm and, with a login, as a viewer. */
export async function registerStaff(database: TestDatabase, ref: string, login?: string): Promise<string> {
  const id = randomUUID();
  await database.asOwner(`INSERT INTO customer.staff (id, name, department) VALUES ($1, $2, 'sales')`, [id, ref]);
  await database.asOwner(
    `INSERT INTO customer.staff_external_refs (staff_id, external_system, external_value)
      SELECT $1, * FROM unnest($2::text[], $3::text[])`,
    [id, ['crm', ...(login ? ['login'] : [])], [ref, ...(login ? [login] : [])]],
  );
  return id;
}

/** The customer of an e-mail address. */
export async function customerOf(database: TestDatabase, email: string): Promise<string> {
  const [row] = await database.asOwner<{ id: string }>(
    `SELECT customer_id AS id FROM identity.identifier WHERE kind = 'EMAIL' AND key = $1`,
    [email],
  );
  if (!row) throw new Error(`expected a customer with the address ${email}`);
  return row.id;
}

/** Merges one customer into another. */
export const merge = (database: TestDatabase, id: string, into: string) =>
  database.asOwner("SELECT * FROM identity.merge(gen_random_uuid(), $2, $1, 'test')", [id, into]);

/** Undoes all merges of a customer into others. */
export const unmerge = (database: TestDatabase, id: string) =>
  database.asOwner("SELECT identity.unmerge(id, 'test') FROM identity.merge_log WHERE merged_id = $1", [id]);
