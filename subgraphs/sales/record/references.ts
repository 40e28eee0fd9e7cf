import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Refusal } from '../../kit/errors';
import { notFound } from '../../kit/errors';
import { staffIdsByExternalRef } from '../../kit/staff';
import { isUuid, tableOf } from '../../kit/statement';

/** A partner's ref to a record of ours, as the cells of an import row give it. */
export type Ref = { system: string; value: string } | null;

type Find = (refs: readonly NonNullable<Ref>[]) => Promise<(string | null)[]>;

async function resolved(refs: readonly Ref[], field: string, what: string, find: Find) {
  const given = refs.filter((ref) => ref !== null);
  const ids = given.length === 0 ? [] : await find(given);
  const answers = ids.values();
  return refs.map((ref): string | null | Refusal =>
    ref === null ? null : (answers.next().value ?? notFound(what, [field])),
  );
}

/** Ids of the records that the refs name, in order; null without a ref, a Refusal where nobody has it. */
export const recordIds = (
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  refs: readonly Ref[],
  field: string,
): Promise<(string | null | Refusal)[]> =>
  resolved(refs, field, `a record with this ${field}`, async (given) => {
    const rows: { id: string | null }[] = await manager.query(
      `SELECT t.id FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS ref (system, value, place)
        LEFT JOIN ${tableOf(manager, entity)} t ON t.external_system = ref.system AND t.external_value = ref.value
        ORDER BY ref.place`,
      [given.map((ref) => ref.system), given.map((ref) => ref.value)],
    );
    return rows.map(({ id }) => id);
  });

/** The same for people who work here. */
export const staffIds = (
  manager: EntityManager,
  refs: readonly Ref[],
  field: string,
): Promise<(string | null | Refusal)[]> =>
  resolved(refs, field, `a member of staff with this ${field}`, (given) => staffIdsByExternalRef(manager, given));

/** Which of the ids are ids of records; what is no UUID is none. */
export async function existingIds(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  ids: readonly (string | null | undefined)[],
): Promise<Set<string>> {
  const asked = ids.filter((id) => id != null && isUuid(id));
  if (asked.length === 0) return new Set();
  const rows: { id: string }[] = await manager.query(
    `SELECT id FROM ${tableOf(manager, entity)} WHERE id = ANY ($1::uuid[])`,
    [asked],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The id as the database writes it, when it is one of those that exist; undefined without one. */
export function requireExisting(
  existing: ReadonlySet<string>,
  id: string | null | undefined,
  what: string,
  field: string,
): string | undefined {
  if (id == null) return undefined;
  if (!existing.has(id.toLowerCase())) throw notFound(what, [field]);
  return id.toLowerCase();
}
