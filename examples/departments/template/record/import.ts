import { z } from 'zod';
import { Refusal } from '../../../../subgraphs/kit/errors';
import {
  customerAttributes,
  customerReferenceOf,
  customerRefusal,
  externalRef,
  text,
} from '../../../../subgraphs/kit/import/attributes';
import { type RowOutcome, defineKind } from '../../../../subgraphs/kit/import/kind';
import { saveRecords } from './service';

const row = z
  .object({
    ...customerAttributes,
    externalRef,
    title: text(200).describe('What the record is about, in one line.'),
    note: text(10_000).optional().describe('Whatever else is to be said.'),
  })
  .superRefine((cells, context) => {
    if (customerReferenceOf(cells)) return;
    context.addIssue({ code: 'custom', path: ['customerRef'], message: 'or email or phone is required' });
  });

type Row = z.infer<typeof row>;

/** A refusal of the service, told by the row's own attributes. */
function refusedRow(cells: Row, { code, message, field }: Refusal): RowOutcome {
  const [head, ...rest] = field ?? [];
  const refusal =
    head === 'customer'
      ? customerRefusal(cells, new Refusal(code, message, rest))
      : new Refusal(code, message, head === undefined ? null : [head]);
  return { outcome: 'failed', refusal };
}

export const recordImport = defineKind({
  kind: 'template-records',
  row,
  defaultRef: { attribute: 'externalRef' },
  async write(transaction, rows: Row[], settings): Promise<RowOutcome[]> {
    const saves = rows.map((cells) => ({
      title: cells.title,
      note: cells.note,
      externalRef: { system: cells.system, value: cells.externalRef },
      customer: customerReferenceOf(cells) ?? {},
    }));
    const saved = await saveRecords(transaction, saves, settings);
    return saved.map((one, index) =>
      one instanceof Refusal ? refusedRow(rows[index] as Row, one) : { outcome: one.outcome, id: one.id },
    );
  },
});
