import { z } from 'zod';
import { Refusal, accepted } from '../../kit/errors';
import type { CustomerReference } from '../../kit/identity';
import { choice, currency, customerAttributes, customerReferenceOf, dateTime, text } from '../../kit/import/attributes';
import { type RowOutcome, defineKind } from '../../kit/import/kind';
import { Deal } from '../deal/entity';
import { importRows } from '../record/import-rows';
import { recordIds, staffIds } from '../record/references';
import { recordOrders } from './service';

const row = z.object({
  ...customerAttributes,
  orderRef: text(200).describe('Id of the order in the source system.'),
  orderNumber: text(200).optional().describe('Number as printed; default: orderRef.'),
  placedAt: dateTime().describe('When the customer placed it.'),
  currencyCode: currency().describe('Currency of all prices of the order.'),
  status: choice(['PLACED', 'CANCELLED', 'RETURNED'])
    .optional()
    .describe('How it stands; default for a new one: PLACED.'),
  ownerRef: text(200).optional().describe('externalRef of the member of staff who took it.'),
  dealRef: text(200).optional().describe('externalRef of the deal it came from.'),
});

type Row = z.infer<typeof row>;

function customerOf(cells: Row): CustomerReference {
  const customer = customerReferenceOf(cells);
  if (!customer) throw new Refusal('INVALID', 'customerRef, email or phone is required', ['customerRef']);
  return customer;
}

const recordOf = (cells: Row) => ({
  customer: customerOf(cells),
  externalRef: { system: cells.system, value: cells.orderRef },
  number: cells.orderNumber,
  placedAt: cells.placedAt,
  currencyCode: cells.currencyCode,
  status: cells.status,
  lines: null,
});

export const orderImport = defineKind({
  kind: 'orders',
  row,
  defaultRef: { attribute: 'orderRef' },
  async write(transaction, rows: Row[], settings): Promise<RowOutcome[]> {
    const owners = await staffIds(transaction, rows, 'ownerRef');
    const deals = await recordIds(transaction, Deal, rows, 'dealRef');
    return importRows(
      rows,
      (cells, index) => ({
        ...recordOf(cells),
        ownerId: accepted(owners[index]),
        dealId: accepted(deals[index]),
      }),
      (records) => recordOrders(transaction, records, settings),
    );
  },
});
