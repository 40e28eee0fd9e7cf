import type { EntityManager } from 'typeorm';
import { columnsOf, tableOf } from '../../kit/statement';
import { Staff } from './entity';
import { StaffExternalRef } from './external-ref-entity';
import type { ExternalRef } from './loaders';
import { refKey } from './save';

export type StaffRow = Pick<Staff, 'id' | 'name' | 'department' | 'team' | 'managerId'>;

/** The part of the staff that a batch of saves is about, kept in memory while the batch is worked out. */
export interface Directory {
  rows: Map<string, StaffRow>;
  /** Whose each external ref is, by refKey. */
  owners: Map<string, string>;
}

/** Reads everybody with one of the ids or refs, everybody above them, and all refs of these people. */
export async function readDirectory(
  transaction: EntityManager,
  ids: readonly string[],
  refs: readonly ExternalRef[],
): Promise<Directory> {
  const staff = tableOf(transaction, Staff);
  const externalRefs = tableOf(transaction, StaffExternalRef);
  const rows: StaffRow[] = await transaction.query(
    `WITH RECURSIVE up (id, manager_id) AS (
       SELECT t.id, t.manager_id FROM ${staff} t WHERE t.id = ANY($1::uuid[]) OR t.id IN (
         SELECT r.staff_id FROM ${externalRefs} r
         JOIN unnest($2::text[], $3::text[]) AS asked (system, value)
           ON r.external_system = asked.system AND r.external_value = asked.value)
       UNION
       SELECT t.id, t.manager_id FROM ${staff} t JOIN up ON t.id = up.manager_id)
     SELECT ${columnsOf(transaction, Staff, 't')} FROM up JOIN ${staff} t ON t.id = up.id`,
    [ids, refs.map(({ system }) => system), refs.map(({ value }) => value)],
  );
  const owned: StaffExternalRef[] = await transaction.query(
    `SELECT ${columnsOf(transaction, StaffExternalRef, 't')} FROM ${externalRefs} t WHERE t.staff_id = ANY($1::uuid[])`,
    [rows.map(({ id }) => id)],
  );
  return {
    rows: new Map(
      rows.map(({ id, name, department, team, managerId }) => [id, { id, name, department, team, managerId }]),
    ),
    owners: new Map(
      owned.map((ref) => [refKey({ system: ref.externalSystem, value: ref.externalValue }), ref.staffId]),
    ),
  };
}

/** Writes the people and sets their refs to what the directory says, whoever manages whom among them. */
export async function writeDirectory(
  transaction: EntityManager,
  { rows, owners }: Directory,
  changed: ReadonlySet<string>,
): Promise<void> {
  if (changed.size === 0) return;
  const ids = [...changed];
  await transaction.query(
    `INSERT INTO ${tableOf(transaction, Staff)} AS t (id, name, department, team, manager_id)
      SELECT id, name, department, team, manager_id
      FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, name text, department text, team text, manager_id uuid)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, department = excluded.department, team = excluded.team,
        manager_id = excluded.manager_id, updated_at = now()`,
    [JSON.stringify(ids.map((id) => ({ ...rows.get(id), manager_id: rows.get(id)?.managerId })))],
  );
  const refs = [...owners].filter(([, owner]) => changed.has(owner)).map(([key, owner]) => ({ key, owner }));
  const pairs = refs.map(({ key }) => JSON.parse(key) as [string, string]);
  const columns = [pairs.map(([system]) => system), pairs.map(([, value]) => value)];
  const externalRefs = tableOf(transaction, StaffExternalRef);
  await transaction.query(
    `DELETE FROM ${externalRefs} t WHERE t.staff_id = ANY($1::uuid[]) AND NOT EXISTS (
       SELECT FROM unnest($2::text[], $3::text[]) AS kept (system, value)
       WHERE kept.system = t.external_system AND kept.value = t.external_value)`,
    [ids, ...columns],
  );
  await transaction.query(
    `INSERT INTO ${externalRefs} (external_system, external_value, staff_id)
      SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[])
      ON CONFLICT (external_system, external_value) DO NOTHING`,
    [...columns, refs.map(({ owner }) => owner)],
  );
}
