import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../../../subgraphs/kit/errors';
import { existingStaffIds } from '../../../../subgraphs/kit/staff';
import { tableOf } from '../../../../subgraphs/kit/statement';
import { requireText } from '../../../../subgraphs/kit/text';
import { StaffSkill } from './entity';

export interface StaffSkillSave {
  staffId: string;
  name: string;
  level: number;
}

export interface SavedSkill {
  id: string;
  outcome: 'created' | 'updated' | 'unchanged';
}

async function saveOne(transaction: EntityManager, known: ReadonlySet<string>, save: StaffSkillSave) {
  const id = save.staffId.toLowerCase();
  if (!known.has(id)) throw notFound('a member of staff with this staffId', ['staffId']);
  const name = requireText(save.name, 100, ['name']);
  if (!Number.isInteger(save.level) || save.level < 1 || save.level > 5) {
    throw new Refusal('INVALID', `level must be between 1 and 5, got ${save.level}`, ['level']);
  }
  const table = tableOf(transaction, StaffSkill);
  const [written]: { created: boolean }[] = await transaction.query(
    `INSERT INTO ${table} AS t (staff_id, name, level) VALUES ($1, $2, $3)
      ON CONFLICT (staff_id, name) DO UPDATE SET level = excluded.level, updated_at = now()
      WHERE t.level <> excluded.level RETURNING xmax = 0 AS created`,
    [id, name, save.level],
  );
  return { id, outcome: !written ? 'unchanged' : written.created ? 'created' : 'updated' } as const;
}

/** Saves what staff can do, in the order given; a Refusal stands in the place of what can't be saved. */
export async function saveStaffSkills(
  transaction: EntityManager,
  saves: readonly StaffSkillSave[],
): Promise<(SavedSkill | Refusal)[]> {
  const known = await existingStaffIds(
    transaction,
    saves.map(({ staffId }) => staffId),
  );
  const results: (SavedSkill | Refusal)[] = [];
  for (const save of saves) {
    try {
      results.push(await saveOne(transaction, known, save));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results.push(error);
    }
  }
  return results;
}
