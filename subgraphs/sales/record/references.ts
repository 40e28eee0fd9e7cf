import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Refusal } from '../../kit/errors';
import { notFound } from '../../kit/errors';
import { staffIdsByExternalRef } from '../../kit/staff';
import { isUuid, tableOf } from '../../kit/statement';

/** A partner's ref to a record of ours. */
interface Ref {
  system: string;
  value: string;
}

/** Import rows of which an attribute may name a record by a ref of the row's own system. */
type Naming<Attribute extends string> = readonly ({ system: string } & { [Name in Attribute]?: string | undefined })[];

type Find = (refs: readonly Ref[]) => Promise<(string | null)[]>;

async function resolved<Attribute extends string>(
  rows: Naming<Attribute>,
  attribute: Attribute,
  what: string,
  find: Find,
): Promise<(string | null | Refusal)[]> {
  const refs = rows.map((row): Ref | null => {
    const value: string | undefined = row[attribute];
    return value === undefined ? null : { system: row.system, value };
  });
  const given = refs.filter((ref) => ref !== null);
  const ids = given.length === 0 ? [] : await find(given);
  const answers = ids.values();
  return refs.map((ref) => (ref === null ? null : (answers.next().value ?? notFound(what, [attribute]))));
}

/** Ids of the records that an attribute of rows names, in order; null for an empty cell, a Refusal where nobody has it. */
export const recordIds = <Attribute extends string>(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  rows: Naming<Attribute>,
  attribute: Attribute,
): Promise<(string | null | Refusal)[]> =>
  resolved(rows, attribute, `a record with this ${attribute}`, async (given) => {
    const found: { id: string | null }[] = await manager.query(
      `SELECT t.id FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS ref (system, value, place)
        LEFT JOIN ${tableOf(manager, entity)} t ON t.external_system = ref.system AND t.external_value = ref.value
        ORDER BY ref.place`,
      [given.map((ref) => ref.system), given.map((ref) => ref.value)],
    );
    return found.map(({ id }) => id);
  });

/** The same for people who work here. */
export const staffIds = <Attribute extends string>(
  manager: EntityManager,
  rows: Naming<Attribute>,
  attribute: Attribute,
): Promise<(string | null | Refusal)[]> =>
  resolved(rows, attribute, `a member of staff with this ${attribute}`, (given) =>
    staffIdsByExternalRef(manager, given),
  );

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
