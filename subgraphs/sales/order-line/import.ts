import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Refusal, accepted } from '../../kit/errors';
import { publishFacts } from '../../kit/facts';
import {
  currency,
  customerAttributes,
  customerReferenceOf,
  dateTime,
  decimal,
  integer,
  text,
} from '../../kit/import/attributes';
import { type ImportContext, type RowOutcome, defineKind } from '../../kit/import/kind';
import { publishOrders } from '../order/events';
import { writeOrders } from '../order/service';
import { rowRefusal } from '../record/import-rows';
import { sift, steps } from '../../kit/sift';
import { type CheckedLine, checkLine, saveLines } from './service';
import { spread } from './spread';

const row = z.object({
  ...customerAttributes,
  orderRef: text(200).describe('Id of the order in the source system.'),
  orderNumber: text(200).optional().describe('Number of a new order as printed; default: orderRef.'),
  placedAt: dateTime().optional().describe('When a new order was placed.'),
  currencyCode: currency().optional().describe('Currency of a new order.'),
  lineRef: text(100).describe(
    "Key of the line within its order; default: its place among the order's lines in the file.",
  ),
  sku: text(100).describe('Stock-keeping unit; one not seen before becomes a product.'),
  productName: text(300).optional().describe('Name of a product not seen before; default: sku.'),
  quantity: integer({ minimum: -1_000_000, maximum: 1_000_000 }).describe('How many, 1 or more.'),
  unitPrice: decimal({ minimum: '0' }).optional().describe('Price of one; give this or lineAmount.'),
  lineAmount: decimal({ minimum: '0' }).optional().describe('Price of the whole line, spread over its units exactly.'),
  discount: decimal({ minimum: '0', maximum: '1' }).optional().describe('Share of the price taken off; default: 0.'),
});

type Row = z.infer<typeof row>;

const keyOf = (system: string, ref: string): string => JSON.stringify([system, ref]);

async function knownOrders(transaction: EntityManager, rows: readonly Row[]): Promise<Map<string, string>> {
  const found: { id: string; system: string; value: string }[] = await transaction.query(
    `SELECT id, external_system AS system, external_value AS value FROM sales.orders
      WHERE (external_system, external_value) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [rows.map((cells) => cells.system), rows.map((cells) => cells.orderRef)],
  );
  return new Map(found.map(({ id, system, value }) => [keyOf(system, value), id]));
}

function newOrder(cells: Row) {
  const customer = customerReferenceOf(cells);
  if (!customer || !cells.placedAt || !cells.currencyCode) {
    return new Refusal(
      'NOT_FOUND',
      'the order is not known yet, and a new one needs a customer, placedAt and currencyCode',
      ['orderRef'],
    );
  }
  return {
    customer,
    externalRef: { system: cells.system, value: cells.orderRef },
    number: cells.orderNumber,
    placedAt: cells.placedAt,
    currencyCode: cells.currencyCode,
    lines: null,
  };
}

/** Orders of the rows by key, made where they are not known yet; a Refusal for those that can't be. */
async function ordersOf(transaction: EntityManager, rows: readonly Row[], settings: ImportContext) {
  const orders = new Map<string, string | Refusal>(await knownOrders(transaction, rows));
  const missing = new Map<string, Row>();
  for (const cells of rows) {
    const key = keyOf(cells.system, cells.orderRef);
    if (!orders.has(key) && !missing.has(key)) missing.set(key, cells);
  }
  const drafts = [...missing].map(([key, cells]) => ({ key, cells, order: newOrder(cells) }));
  const valid = drafts.flatMap(({ key, cells, order }) => (order instanceof Refusal ? [] : [{ key, cells, order }]));
  for (const { key, order } of drafts) if (order instanceof Refusal) orders.set(key, order);
  const { results: recorded, news } = await writeOrders(
    transaction,
    valid.map(({ order }) => order),
    settings,
  );
  valid.forEach(({ key, cells }, index) => {
    const one = recorded[index];
    if (one) orders.set(key, one instanceof Refusal ? rowRefusal(cells, one) : one.id);
  });
  return { orders, news };
}

/** The second part of a line whose amount does not divide evenly by its quantity. */
const restOf = (ref: string): string => `${ref}+`;

function linesOf(cells: Row): CheckedLine[] {
  const { lineRef: ref, quantity, unitPrice, lineAmount, sku, productName, discount } = cells;
  const line = { ref, sku, name: productName, quantity, discount };
  // Many exports write what came back as a negative quantity under a number of its own.
  if (quantity < 1) {
    throw new Refusal(
      'INVALID',
      `quantity must be between 1 and 1000000, got ${quantity}: goods that came back are told by the status RETURNED of their order, or by orderReturn`,
      ['quantity'],
    );
  }
  const position = /^\d{1,6}$/.test(ref) ? Number(ref) : 0;
  if ((unitPrice === undefined) === (lineAmount === undefined)) {
    throw new Refusal('INVALID', 'give unitPrice or lineAmount, and not both', ['unitPrice']);
  }
  if (unitPrice !== undefined) return [checkLine({ ...line, unitPrice }, position)];
  return spread(lineAmount ?? '0', quantity).map((part, index) =>
    checkLine({ ...line, ...part, ref: index === 0 ? ref : restOf(ref) }, position),
  );
}

export const orderLineImport = defineKind({
  kind: 'order-lines',
  row,
  defaultRef: { attribute: 'orderRef' },
  ordinal: { attribute: 'lineRef', within: 'orderRef' },
  async write(transaction, rows: Row[], settings): Promise<RowOutcome[]> {
    const refused: (Refusal | undefined)[] = [];
    // An order is made for lines that can be: one whose only line is refused would be a purchase of nothing.
    const checked = sift(refused, steps(rows), (cells) => ({ cells, lines: linesOf(cells) }));
    const { orders, news } = await ordersOf(
      transaction,
      checked.map(({ value }) => value.cells),
      settings,
    );
    const ready = sift(refused, checked, ({ cells, lines }) => {
      const orderId = accepted(orders.get(keyOf(cells.system, cells.orderRef)));
      return lines.map((line) => ({ ...line, orderId }));
    });
    // A line that came in two parts may come in one now; an order that was just made has none to lose.
    const whole = ready
      .flatMap(({ value }) => (value.length === 1 ? value : []))
      .filter(({ orderId }) => !news.has(orderId));
    const saved = await saveLines(
      transaction,
      ready.flatMap(({ value }) => value),
      { drop: whole.map(({ orderId, ref }) => ({ orderId, ref: restOf(ref) })) },
    );
    for (const id of saved.changedOrders) if (!news.has(id)) news.set(id, 'changed');
    await publishFacts(transaction, await publishOrders(transaction, news));
    const answers = saved.lines.values();
    const results: RowOutcome[] = refused.map((refusal) => refusal && { outcome: 'failed', refusal }) as RowOutcome[];
    for (const { position, value } of ready) {
      const parts = value.map(() => accepted(answers.next().value));
      results[position] = parts.find(({ outcome }) => outcome !== 'unchanged') ?? accepted(parts[0]);
    }
    return results;
  },
});
