import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { profileFields } from './fields';

/** Where one value of a profile comes from. */
export interface StoredProvenance {
  /** Name of the profile's field in the graph. */
  field: string;
  department: string;
  system: string;
  /** Subject of the token of whoever wrote it; null for imports. */
  writtenBy: string | null;
  observedAt: Date;
}

const nameOf = new Map(profileFields.map(({ name, column }) => [column, name]));

/** Origins of the values that are shown of each surviving customer, in the order of the profile's fields. */
export const provenanceByCustomerId = (manager: EntityManager): DataLoader<string, StoredProvenance[]> =>
  new DataLoader(async (ids) => {
    const rows: (StoredProvenance & { key: string; column: string })[] = await manager.query(
      `SELECT p.customer_id AS key, o.key AS column, coalesce(w.department, w.written_by) AS department, w.system,
         w.actor AS "writtenBy", w.written_at AS "observedAt"
       FROM identity.profile p CROSS JOIN LATERAL jsonb_each_text(p.origins) o
         JOIN identity.profile_write w ON w.sequence = o.value::bigint
       WHERE p.customer_id = ANY ($1::uuid[])`,
      [ids],
    );
    const grouped = Map.groupBy(rows, (row) => row.key);
    return ids.map((id) => {
      const byField = new Map((grouped.get(id) ?? []).map((row) => [nameOf.get(row.column), row]));
      return profileFields.flatMap(({ name }) => {
        const row = byField.get(name);
        return row ? [{ ...row, field: name }] : [];
      });
    });
  });

/** Those of the given fields; all without any. Refuses what is no field of a profile. */
export function ofFields(provenance: StoredProvenance[], fields: readonly string[] | null | undefined) {
  if (fields == null) return provenance;
  const names: readonly string[] = profileFields.map(({ name }) => name);
  if (!fields.every((field) => names.includes(field))) {
    throw new Refusal('INVALID', `fields must be among ${names.join(', ')}`, ['fields']);
  }
  return provenance.filter(({ field }) => fields.includes(field));
}
