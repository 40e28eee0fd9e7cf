import type { EntityManager } from 'typeorm';
import { isUuid } from './statement';

/** The external-ref system whose values are the subjects of tokens. */
export const loginSystem = 'login';

/** Staff ids by external ref, in the order asked; null where nobody has the ref. */
export async function staffIdsByExternalRef(
  manager: EntityManager,
  refs: readonly { system: string; value: string }[],
): Promise<(string | null)[]> {
  const rows: { staff_id: string | null }[] = await manager.query(
    'SELECT staff_id FROM identity.staff_by_external_ref($1::text[], $2::text[]) ORDER BY position',
    [refs.map((ref) => ref.system), refs.map((ref) => ref.value)],
  );
  return rows.map((row) => row.staff_id);
}

/** Which of the ids are of people who work here; what is no UUID is nobody's. */
export async function existingStaffIds(
  manager: EntityManager,
  ids: readonly (string | null | undefined)[],
): Promise<Set<string>> {
  const asked = ids.filter((id) => id != null && isUuid(id));
  if (asked.length === 0) return new Set();
  const rows: { id: string }[] = await manager.query('SELECT id FROM identity.known_staff($1::uuid[]) AS id', [asked]);
  return new Set(rows.map(({ id }) => id));
}

/** The viewer as staff; somebody nobody has registered becomes known, under the name they sign in with. */
export async function staffIdOfColleague(
  manager: EntityManager,
  { id, department }: { id: string; department: string },
): Promise<string> {
  const [row]: { id: string }[] = await manager.query('SELECT identity.staff_of_login($1, $2) AS id', [id, department]);
  if (!row) throw new Error('a function must answer with a row');
  return row.id;
}

/** The viewer as staff; null for tokens of people who are not registered here. */
export async function staffIdOfViewer(manager: EntityManager, viewerId: string): Promise<string | null> {
  const [id] = await staffIdsByExternalRef(manager, [{ system: loginSystem, value: viewerId }]);
  return id ?? null;
}
