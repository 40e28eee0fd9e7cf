import { z } from 'zod';
import { choice, customerAttributes, customerReferenceOf, dateTime, text } from '../../kit/import/attributes';
import { defineKind } from '../../kit/import/kind';
import { campaignOf, needsCustomer, rowOutcomes } from '../record/import-outcome';
import { recordVisits } from './service';

const row = z
  .object({
    ...customerAttributes,
    externalRef: text(200).describe('Id of the visit in the source system.'),
    kind: choice(['PAGE', 'PRODUCT', 'CART', 'FORM', 'EVENT'])
      .optional()
      .describe('What kind of visit it was; default: PAGE.'),
    page: text(2000).optional().describe('Address or name of the page, or what was done.'),
    sku: text(100).optional().describe('Stock-keeping unit of the product looked at.'),
    at: dateTime().describe('When it was.'),
    campaignRef: text(200).optional().describe('Id of the campaign that led there, in the source system.'),
  })
  .superRefine(needsCustomer);

export const visitImport = defineKind({
  kind: 'visits',
  row,
  defaultRef: { attribute: 'externalRef' },
  async write(transaction, rows: z.infer<typeof row>[], settings) {
    const records = rows.map((cells) => ({
      ...cells,
      externalRef: { system: cells.system, value: cells.externalRef },
      customer: customerReferenceOf(cells) ?? {},
      campaign: campaignOf(cells),
    }));
    return rowOutcomes(rows, await recordVisits(transaction, records, settings));
  },
});
