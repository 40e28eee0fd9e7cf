import { v7 as uuid } from 'uuid';
import { Refusal, notFound } from '../../kit/errors';
import type { Directory, StaffRow } from './directory';
import type { ExternalRef } from './loaders';
import { type CheckedSave, refKey } from './save';

export interface SavedStaff {
  staffId: string;
  outcome: 'created' | 'updated' | 'unchanged';
}

/** The person a save is about; null for somebody new. */
function targetOf({ id, externalRefs }: CheckedSave, { rows, owners }: Directory): string | null {
  if (id != null && !rows.has(id)) throw notFound('one of the staff with this id', ['id']);
  let target = id ?? null;
  externalRefs?.forEach((ref, index) => {
    const owner = owners.get(refKey(ref));
    if (owner === undefined) return;
    if (target !== null && target !== owner) {
      const message = 'somebody else of the staff has this external ref';
      throw new Refusal('CONFLICT', message, ['externalRefs', String(index)]);
    }
    target = owner;
  });
  return target;
}

function managerIdOf(save: CheckedSave, staffId: string, { rows, owners }: Directory): string | null | undefined {
  const { manager } = save;
  if (!manager) return manager;
  const byId = 'id' in manager;
  const managerId = byId ? manager.id : owners.get(refKey(manager.externalRef));
  const field = [byId ? 'managerId' : 'managerRef'];
  if (managerId === undefined || !rows.has(managerId)) throw notFound('the manager', field);
  const passed = new Set<string>();
  for (let above: string | null | undefined = managerId; above; above = rows.get(above)?.managerId) {
    if (above === staffId)
      throw new Refusal('INVALID', 'nobody may be their own manager, over any number of steps', field);
    if (passed.has(above)) break;
    passed.add(above);
  }
  return managerId;
}

function setRefs(refs: readonly ExternalRef[], staffId: string, replace: boolean, { owners }: Directory): boolean {
  const wanted = new Set(refs.map(refKey));
  const dropped = replace ? [...owners].filter(([key, owner]) => owner === staffId && !wanted.has(key)) : [];
  const added = [...wanted].filter((key) => !owners.has(key));
  for (const [key] of dropped) owners.delete(key);
  for (const key of added) owners.set(key, staffId);
  return dropped.length + added.length > 0;
}

/** Works one save into the directory, the manager left as it is. */
function apply(save: CheckedSave, directory: Directory): { staffId: string; created: boolean; changed: boolean } {
  const target = targetOf(save, directory);
  const before = target === null ? undefined : directory.rows.get(target);
  const after: StaffRow = {
    id: before?.id ?? uuid(),
    name: save.name,
    department: save.department,
    team: save.team === undefined ? (before?.team ?? null) : save.team,
    managerId: before?.managerId ?? null,
  };
  directory.rows.set(after.id, after);
  const refsChanged = save.externalRefs !== null && setRefs(save.externalRefs, after.id, save.id != null, directory);
  const changed =
    refsChanged || before?.name !== after.name || before.department !== after.department || before.team !== after.team;
  return { staffId: after.id, created: !before, changed };
}

function applyManager(save: CheckedSave, staffId: string, directory: Directory): boolean {
  const managerId = managerIdOf(save, staffId, directory);
  const row = directory.rows.get(staffId);
  if (managerId === undefined || !row || row.managerId === managerId) return false;
  row.managerId = managerId;
  return true;
}

function copyOf({ rows, owners }: Directory): Directory {
  return { rows: new Map([...rows].map(([id, row]) => [id, { ...row }])), owners: new Map(owners) };
}

/**
 * Works the saves out, managers last, so that a manager may come after their people in a batch. Whenever one is refused
 * all are worked out again without it: a refused save leaves nothing behind on which another could rest.
 */
export function plan(saves: readonly (CheckedSave | Refusal)[], stored: Directory) {
  const results: (SavedStaff | Refusal)[] = saves.map((save) =>
    save instanceof Refusal ? save : { staffId: '', outcome: 'unchanged' },
  );
  for (;;) {
    const directory = copyOf(stored);
    const changed = new Set<string>();
    let refusals = 0;
    const each = (work: (save: CheckedSave, position: number) => void) =>
      saves.forEach((save, position) => {
        if (save instanceof Refusal || results[position] instanceof Refusal) return;
        try {
          work(save, position);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          results[position] = error;
          refusals += 1;
        }
      });
    each((save, position) => {
      const applied = apply(save, directory);
      if (applied.changed) changed.add(applied.staffId);
      const outcome = applied.created ? 'created' : applied.changed ? 'updated' : 'unchanged';
      results[position] = { staffId: applied.staffId, outcome };
    });
    each((save, position) => {
      const saved = results[position] as SavedStaff;
      if (!applyManager(save, saved.staffId, directory)) return;
      changed.add(saved.staffId);
      if (saved.outcome === 'unchanged') saved.outcome = 'updated';
    });
    if (refusals === 0) return { directory, changed, results };
  }
}
