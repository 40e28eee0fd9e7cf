import { z } from 'zod';
import { Refusal } from '../../kit/errors';
import {
  choice,
  currency,
  customerAttributes,
  customerReferenceOf,
  customerRefusal,
  dateTime,
  text,
} from '../../kit/import/attributes';
import { type RowOutcome, defineKind } from '../../kit/import/kind';
import { recordOrders } from './service';

const row = z.object({
  ...customerAttributes,
  orderRef: text(200).describe('Id of the order in the source system.'),
  orderNumber: text(200).optional().describe('Number as printed; default: orderRef.'),
  placedAt: dateTime().describe('When the customer placed it.'),
  currencyCode: currency().describe('Currency of all prices of the order.'),
  status: choice(['PLACED', 'CANCELLED', 'RETURNED']).optional().describe('How the order stands; default: PLACED.'),
});

type Row = z.infer<typeof row>;

const toRecord = (cells: Row) => ({
  customer: customerReferenceOf(cells) ?? {},
  externalRef: { system: cells.system, value: cells.orderRef },
  number: cells.orderNumber ?? cells.orderRef,
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
    const recorded = await recordOrders(transaction, rows.map(toRecord), settings);
    return recorded.map((one, index) =>
      one instanceof Refusal
        ? { outcome: 'failed', refusal: customerRefusal(rows[index] as Row, one) }
        : { outcome: one.outcome, id: one.id },
    );
  },
});
