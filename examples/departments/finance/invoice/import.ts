import { z } from 'zod';
import { Refusal } from '../../../../subgraphs/kit/errors';
import {
  currency,
  customerAttributes,
  customerReferenceOf,
  customerRefusal,
  day,
  decimal,
  externalRef,
  text,
} from '../../../../subgraphs/kit/import/attributes';
import { type RowOutcome, defineKind } from '../../../../subgraphs/kit/import/kind';
import { saveInvoices } from './service';

const row = z
  .object({
    ...customerAttributes,
    externalRef,
    number: text(100).describe('Number that is printed on the invoice.'),
    amount: decimal({ minimum: '0' }).describe('What is to be paid.'),
    currencyCode: currency().describe('Currency of the amount.'),
    issuedOn: day().describe('Day on which it was issued.'),
    dueOn: day().describe('Day on which it is due.'),
    paidOn: day().optional().describe('Day on which it was paid in full; none while it is open.'),
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

export const invoiceImport = defineKind({
  kind: 'invoices',
  row,
  defaultRef: { attribute: 'externalRef' },
  async write(transaction, rows: Row[], settings): Promise<RowOutcome[]> {
    const saves = rows.map((cells) => ({
      number: cells.number,
      total: { amount: cells.amount, currencyCode: cells.currencyCode },
      issuedOn: cells.issuedOn,
      dueOn: cells.dueOn,
      paidOn: cells.paidOn,
      externalRef: { system: cells.system, value: cells.externalRef },
      customer: customerReferenceOf(cells) ?? {},
    }));
    const saved = await saveInvoices(transaction, saves, settings);
    return saved.map((one, index) =>
      one instanceof Refusal ? refusedRow(rows[index] as Row, one) : { outcome: one.outcome, id: one.id },
    );
  },
});
