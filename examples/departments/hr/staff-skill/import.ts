import { z } from 'zod';
import { Refusal, notFound } from '../../../../subgraphs/kit/errors';
import { integer, system, text } from '../../../../subgraphs/kit/import/attributes';
import { type RowOutcome, defineKind } from '../../../../subgraphs/kit/import/kind';
import { staffIdsByExternalRef } from '../../../../subgraphs/kit/staff';
import { type SavedSkill, saveStaffSkills } from './service';

const row = z.object({
  system,
  staffRef: text(254).describe('Id of the person in the source system.'),
  name: text(100).describe('What the person can do.'),
  level: integer({ minimum: 1, maximum: 5 }).describe('How well, from 1 (begins) to 5 (teaches others).'),
});

export const staffSkillImport = defineKind({
  kind: 'staff-skills',
  row,
  async write(transaction, rows: z.infer<typeof row>[]): Promise<RowOutcome[]> {
    const staffIds = await staffIdsByExternalRef(
      transaction,
      rows.map((cells) => ({ system: cells.system, value: cells.staffRef })),
    );
    const known = rows.flatMap(({ name, level }, index) => {
      const staffId = staffIds[index];
      return staffId == null ? [] : [{ staffId, name, level }];
    });
    const saved = (await saveStaffSkills(transaction, known)).values();
    return rows.map((_, index): RowOutcome => {
      const unknown = notFound('a member of staff with this staffRef', ['staffRef']);
      const one: SavedSkill | Refusal = staffIds[index] == null ? unknown : (saved.next().value ?? unknown);
      return one instanceof Refusal ? { outcome: 'failed', refusal: one } : one;
    });
  },
});
