import { z } from 'zod';
import { customerAttributes, customerReferenceOf, externalRef, text } from '../../kit/import/attributes';
import { type RowOutcome, defineKind } from '../../kit/import/kind';
import { importRows } from '../record/import-rows';
import { saveAccounts } from './service';

const row = z.object({
  ...customerAttributes,
  externalRef,
  name: text(300).describe('Name of the firm.'),
  domain: text(253).optional().describe('Internet domain of the firm.'),
  sector: text(200).optional().describe('Industry of the firm.'),
  registrationNumber: text(50)
    .optional()
    .describe('Business registration number; one in the Korean form must have the right check digit.'),
});

type Row = z.infer<typeof row>;

export const accountImport = defineKind({
  kind: 'accounts',
  row,
  write: (transaction, rows: Row[], settings): Promise<RowOutcome[]> =>
    importRows(
      rows,
      (cells) => ({
        externalRef: { system: cells.system, value: cells.externalRef },
        name: cells.name,
        domain: cells.domain,
        sector: cells.sector,
        registrationNumber: cells.registrationNumber,
        // Customer cells name a person of the firm.
        customer: customerReferenceOf(cells),
      }),
      (saves) => saveAccounts(transaction, saves, settings),
    ),
});
