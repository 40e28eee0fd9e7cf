import { z } from 'zod';
import { Refusal, accepted } from '../../kit/errors';
import {
  currency,
  customerAttributes,
  customerReferenceOf,
  dateTime,
  day,
  decimal,
  externalRef,
  text,
} from '../../kit/import/attributes';
import { type RowOutcome, defineKind } from '../../kit/import/kind';
import { Account } from '../account/entity';
import { importRows } from '../record/import-rows';
import { recordIds, staffIds } from '../record/references';
import type { DealRecord } from './draft';
import { recordDeals } from './service';

const row = z.object({
  ...customerAttributes,
  externalRef,
  name: text(300).optional().describe('What the deal is called; default for a new one: externalRef.'),
  stage: text(100).describe(
    'Name of the stage it is in, exactly; an unknown one is refused with a list of those there are.',
  ),
  amount: decimal({ minimum: '0' }).optional().describe('What it is worth; needs currencyCode.'),
  currencyCode: currency().optional().describe('Currency of the amount.'),
  sku: text(100).optional().describe('What may be sold; one not seen before becomes a product.'),
  ownerRef: text(200).optional().describe('externalRef of the member of staff who works on it.'),
  accountRef: text(200).optional().describe('externalRef of the account it is with.'),
  createdAt: dateTime().optional().describe('When it began; default for a new one: closedAt, else now.'),
  closedAt: dateTime()
    .optional()
    .describe('When it was closed, for stages that close a deal; default when it comes there: now.'),
  expectedCloseOn: day().optional().describe('Day on which it is expected to close.'),
  lostReason: text(500).optional().describe('Why it was lost, for stages that are LOST.'),
});

type Row = z.infer<typeof row>;

function amountOf({ amount, currencyCode }: Row): DealRecord['amount'] {
  if (amount === undefined) return null;
  if (currencyCode === undefined) throw new Refusal('INVALID', 'an amount needs currencyCode', ['currencyCode']);
  return { amount, currencyCode };
}

const recordOf = (cells: Row): DealRecord => ({
  externalRef: { system: cells.system, value: cells.externalRef },
  name: cells.name,
  stage: cells.stage,
  lostReason: cells.lostReason,
  amount: amountOf(cells),
  sku: cells.sku,
  createdAt: cells.createdAt,
  closedAt: cells.closedAt,
  expectedCloseOn: cells.expectedCloseOn,
  customer: customerReferenceOf(cells),
});

export const dealImport = defineKind({
  kind: 'deals',
  row,
  async write(transaction, rows: Row[], settings): Promise<RowOutcome[]> {
    const owners = await staffIds(transaction, rows, 'ownerRef');
    const accounts = await recordIds(transaction, Account, rows, 'accountRef');
    return importRows(
      rows,
      (cells, index) => ({
        ...recordOf(cells),
        ownerId: accepted(owners[index]),
        accountId: accepted(accounts[index]),
      }),
      (records) => recordDeals(transaction, records, { ...settings, actorId: null }),
    );
  },
});
