import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { readDirectory, writeDirectory } from './directory';
import { type SavedStaff, plan } from './plan';
import { type CheckedSave, type StaffSave, checkedSave } from './save';

// Any number. Writes are rare, and both the circle of managers and the owner of a ref are about all of the staff.
const staffLock = 4_201_101;

function checked(save: StaffSave): CheckedSave | Refusal {
  try {
    return checkedSave(save);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/**
 * Makes or changes staff, in order: the person with the id, else the one who has an external ref, else somebody new.
 * A refused save writes nothing and comes back as its Refusal.
 */
export async function saveStaff(
  transaction: EntityManager,
  saves: readonly StaffSave[],
): Promise<(SavedStaff | Refusal)[]> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [staffLock]);
  const valid = saves.map(checked);
  const asked = valid.filter((save): save is CheckedSave => !(save instanceof Refusal));
  const managers = asked.flatMap(({ manager }) => (manager ? [manager] : []));
  const ids = [...asked.map(({ id }) => id), ...managers.map((manager) => ('id' in manager ? manager.id : null))];
  const stored = await readDirectory(
    transaction,
    ids.filter((id) => id != null),
    [
      ...asked.flatMap(({ externalRefs }) => externalRefs ?? []),
      ...managers.flatMap((manager) => ('id' in manager ? [] : [manager.externalRef])),
    ],
  );
  const { directory, changed, results } = plan(valid, stored);
  await writeDirectory(transaction, directory, changed);
  return results;
}
