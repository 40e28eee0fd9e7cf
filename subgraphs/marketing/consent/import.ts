import { z } from 'zod';
import { choice, customerAttributes, customerReferenceOf, dateTime, text } from '../../kit/import/attributes';
import { defineKind } from '../../kit/import/kind';
import { needsCustomer, rowOutcomes } from '../record/import-outcome';
import { recordConsents } from './service';

const row = z
  .object({
    ...customerAttributes,
    externalRef: text(200).describe('Id of the event in the source system.'),
    channel: choice(['EMAIL', 'SMS', 'PUSH', 'PHONE', 'KAKAO']).describe('How the customer would be reached.'),
    purpose: text(100).describe('What for, for example newsletter.'),
    state: choice(['GRANTED', 'DENIED', 'REVOKED', 'UNKNOWN']).describe('What the customer said.'),
    source: text(200).describe('Where it was said: signup form, unsubscribe link.'),
    proof: text(10_000)
      .optional()
      .describe("What the person saw or signed: a text, a form version, a record's address."),
    at: dateTime().optional().describe('When it was said; default: now.'),
  })
  .superRefine(needsCustomer);

export const consentImport = defineKind({
  kind: 'consents',
  row,
  defaultRef: { attribute: 'externalRef' },
  async write(transaction, rows: z.infer<typeof row>[], settings) {
    const records = rows.map((cells) => ({
      ...cells,
      externalRef: { system: cells.system, value: cells.externalRef },
      customer: customerReferenceOf(cells) ?? {},
    }));
    return rowOutcomes(rows, await recordConsents(transaction, records, settings));
  },
});
