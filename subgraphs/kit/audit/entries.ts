import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../database/prepared';

/** What somebody read or changed of one customer. */
export interface AuditEntry {
  /** The id that was addressed. */
  customerId: string;
  /** Subject of the token; null when nobody asked for it, as in an import. */
  actor: string | null;
  /** read, the name of a mutation, or import and the kind of records. */
  action: string;
  /** Names of fields, never what is in them. */
  fields: readonly string[];
}

/** Appends entries in the name of whoever the connection signed in as; a department can neither read nor change them. */
export async function recordEntries(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  // What a second or a transaction leaves is mostly of one person who did one thing.
  const alike = Map.groupBy(entries, ({ actor, action, fields }) => JSON.stringify([actor, action, fields]));
  const groups = [...alike.values()].map((group) => ({
    ...group[0],
    customerIds: group.map(({ customerId }) => customerId),
  }));
  await queryPrepared(
    manager,
    `INSERT INTO audit.entry (customer_id, actor, action, fields)
      SELECT customer_id, e.actor, e.action, e.fields
      FROM jsonb_to_recordset($1::jsonb) AS e ("customerIds" uuid[], actor text, action text, fields text[])
        CROSS JOIN unnest(e."customerIds") AS customer_id`,
    [JSON.stringify(groups)],
  );
}
