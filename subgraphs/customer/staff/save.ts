import { Refusal } from '../../kit/errors';
import { isUuid } from '../../kit/statement';
import { requireText } from '../../kit/text';
import type { ExternalRef } from './loaders';

/** Whom to save and as what; fields left out stay. */
export interface StaffSave {
  /** The person to change; without it the external refs decide. */
  id?: string | null;
  name: string;
  department: string;
  team?: string | null;
  /** By id or by external ref, which may be that of another save of the same batch. */
  manager?: { id: string } | { externalRef: ExternalRef } | null;
  /** With id they replace all of the person's refs, without it they are added. */
  externalRefs?: readonly ExternalRef[] | null;
}

export type CheckedSave = StaffSave & { externalRefs: readonly ExternalRef[] | null };

const maximumRefs = 20;
const departmentName = /^[a-z][a-z0-9-]{0,62}$/;

export const refKey = ({ system, value }: ExternalRef): string => JSON.stringify([system, value]);

function requireRef({ system, value }: ExternalRef, ...path: string[]): ExternalRef {
  return {
    system: requireText(system, 100, [...path, 'system']),
    value: requireText(value, 200, [...path, 'value']),
  };
}

function requireManager(manager: StaffSave['manager']): StaffSave['manager'] {
  if (manager && 'externalRef' in manager) return { externalRef: requireRef(manager.externalRef, 'manager') };
  if (manager && !isUuid(manager.id)) throw new Refusal('NOT_FOUND', 'none of the staff has this id', ['managerId']);
  return manager && { id: manager.id.toLowerCase() };
}

/** The save with trimmed texts; refuses texts over their limits and ids that are none. */
export function checkedSave(save: StaffSave): CheckedSave {
  const { id, department, team, externalRefs } = save;
  if (id != null && !isUuid(id)) throw new Refusal('NOT_FOUND', 'none of the staff has this id', ['id']);
  if (!departmentName.test(department)) {
    throw new Refusal('INVALID', "department must be a subgraph's name such as sales", ['department']);
  }
  if ((externalRefs?.length ?? 0) > maximumRefs) {
    const message = `externalRefs takes at most ${maximumRefs} refs, got ${externalRefs?.length}`;
    throw new Refusal('LIMIT_EXCEEDED', message, ['externalRefs']);
  }
  return {
    id: id?.toLowerCase() ?? null,
    name: requireText(save.name, 200, ['name']),
    department,
    team: team == null ? team : requireText(team, 100, ['team']),
    manager: requireManager(save.manager),
    externalRefs: externalRefs?.map((ref, index) => requireRef(ref, 'externalRefs', String(index))) ?? null,
  };
}
