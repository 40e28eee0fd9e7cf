import { z } from 'zod';
import { choice, customerAttributes, customerReferenceOf, dateTime, text } from '../../kit/import/attributes';
import { defineKind } from '../../kit/import/kind';
import { campaignOf, needsCustomer, rowOutcomes } from '../record/import-outcome';
import { captureLeads } from './service';

const row = z
  .object({
    ...customerAttributes,
    externalRef: text(200).describe('Id of the lead in the source system.'),
    source: text(200).describe('Where the person came from: website, fair, partner.'),
    status: choice(['NEW', 'WORKING', 'QUALIFIED', 'DISQUALIFIED'])
      .optional()
      .describe('How far the lead has come; default: NEW.'),
    capturedAt: dateTime().optional().describe('When the person showed interest; default: now.'),
    campaignRef: text(200).optional().describe('Id of the campaign that brought the person, in the source system.'),
  })
  .superRefine(needsCustomer);

export const leadImport = defineKind({
  kind: 'leads',
  row,
  defaultRef: { attribute: 'externalRef' },
  async write(transaction, rows: z.infer<typeof row>[], settings) {
    const captures = rows.map((cells) => ({
      ...cells,
      externalRef: { system: cells.system, value: cells.externalRef },
      customer: customerReferenceOf(cells) ?? {},
      campaign: campaignOf(cells),
    }));
    return rowOutcomes(rows, await captureLeads(transaction, captures, settings));
  },
});
