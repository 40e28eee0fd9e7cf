import { createHash } from 'node:crypto';
import { z } from 'zod';
import { choice, customerAttributes, customerReferenceOf, dateTime, text } from '../../kit/import/attributes';
import { defineKind } from '../../kit/import/kind';
import { campaignOf, needsCustomer, rowOutcomes } from '../record/import-outcome';
import { recordMessages } from './service';

const row = z
  .object({
    ...customerAttributes,
    externalRef: text(200)
      .optional()
      .describe('Id of the message in the source system; default: campaign and customer.'),
    campaignRef: text(100).describe('Id of the campaign in the source system.'),
    subject: text(500).optional().describe('Subject line as the customer got it.'),
    body: text(100_000).optional().describe('Text as the customer got it.'),
    status: choice(['QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'HELD'])
      .optional()
      .describe('How the message stands; default: SENT.'),
    sentAt: dateTime().optional().describe('When it was sent.'),
    openedAt: dateTime().optional().describe('When it was opened first.'),
    clickedAt: dateTime().optional().describe('When a link in it was clicked first.'),
  })
  .superRefine(needsCustomer);

type Row = z.infer<typeof row>;

/** One message per campaign and customer, where the source numbers none. */
function refOf({ externalRef, campaignRef, customerRef, email, phone }: Row): string {
  if (externalRef !== undefined) return externalRef;
  // An address must not live on inside an id.
  const customer =
    customerRef ??
    createHash('sha256')
      .update(`${email ?? phone}`)
      .digest('base64url');
  return `${campaignRef}/${customer}`;
}

export const campaignMessageImport = defineKind({
  kind: 'campaign-messages',
  row,
  async write(transaction, rows: Row[], settings) {
    const records = rows.map((cells) => ({
      ...cells,
      externalRef: { system: cells.system, value: refOf(cells) },
      customer: customerReferenceOf(cells) ?? {},
      campaign: campaignOf(cells) ?? { id: '' },
    }));
    return rowOutcomes(rows, await recordMessages(transaction, records, settings));
  },
});
