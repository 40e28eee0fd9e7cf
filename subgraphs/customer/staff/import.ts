import { z } from 'zod';
import { externalRef, system, text } from '../../kit/import/attributes';
import { type ImportKind, defineKind } from '../../kit/import/kind';
import { Refusal } from '../../kit/errors';
import { loginSystem } from '../../kit/staff';
import { saveStaff } from './service';

const row = z.object({
  system,
  externalRef,
  name: text(200).describe('Name as colleagues read it.'),
  department: text(63).default('sales').describe("Department by its subgraph's name; default: sales."),
  team: text(100).optional().describe('Team within the department.'),
  managerRef: text(200)
    .optional()
    .describe('externalRef of whom the person reports to, in this system; put managers before their people.'),
  login: text(200).optional().describe("Subject of the person's tokens."),
});

type Row = z.infer<typeof row>;

const saveOf = ({ system: from, externalRef: ref, managerRef, login, ...known }: Row) => ({
  ...known,
  manager: managerRef === undefined ? undefined : { externalRef: { system: from, value: managerRef } },
  externalRefs: [{ system: from, value: ref }, ...(login === undefined ? [] : [{ system: loginSystem, value: login }])],
});

/** The refusal told by the row's own attributes. */
function ofRow({ code, message, field }: Refusal): Refusal {
  const [head, index] = field ?? [];
  const attribute = head === 'externalRefs' ? (index === '1' ? 'login' : 'externalRef') : head;
  return new Refusal(
    code,
    message,
    attribute === undefined ? null : [attribute === 'manager' ? 'managerRef' : attribute],
  );
}

export const staffImport: ImportKind = defineKind<Row>({
  kind: 'staff',
  row,
  write: async (transaction, rows) =>
    (await saveStaff(transaction, rows.map(saveOf))).map((saved) =>
      saved instanceof Refusal
        ? { outcome: 'failed', refusal: ofRow(saved) }
        : { outcome: saved.outcome, id: saved.staffId },
    ),
});
