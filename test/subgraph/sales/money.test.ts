import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Exact } from '../../../subgraphs/kit/money';
import { spread } from '../../../subgraphs/sales/order-line/spread';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';

const seed = 20_261_122;

/** A decimal of up to four places as text, without a float in between. */
const decimal = (maximum: bigint) =>
  fc.bigInt({ min: 0n, max: maximum }).map((units) => `${units / 10_000n}.${String(units % 10_000n).padStart(4, '0')}`);

const price = decimal(999_999_999_999_999_999n);
const share = decimal(10_000n);
const quantity = fc.integer({ min: 1, max: 1_000_000 });

describe('spreading an amount over units', () => {
  it('gives parts of four decimals that add up to the amount and to the quantity, exactly', () => {
    fc.assert(
      fc.property(price, quantity, (amount, units) => {
        const parts = spread(amount, units);
        const sum = parts.reduce(
          (total, part) => total.plus(new Exact(part.unitPrice).times(part.quantity)),
          new Exact(0),
        );

        expect(sum.eq(amount)).toBe(true);
        expect(parts.reduce((total, part) => total + part.quantity, 0)).toBe(units);
        expect(parts.length).toBeLessThanOrEqual(2);
        for (const part of parts) {
          expect(part.quantity).toBeGreaterThan(0);
          expect(new Exact(part.unitPrice).decimalPlaces()).toBeLessThanOrEqual(4);
          expect(new Exact(part.unitPrice).gte(0)).toBe(true);
        }
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it.each([
    ['10', 3, '3.3333', '3.3334'],
    ['0.0001', 7, '0', '0.0001'],
  ])('puts what is left of %s for %i on one unit', (amount, units, most, last) => {
    expect(spread(amount, units)).toEqual([
      { quantity: units - 1, unitPrice: most },
      { quantity: 1, unitPrice: last },
    ]);
  });
});

describe('the total of an order', () => {
  let testDatabase: TestDatabase;
  let client: SubgraphClient;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    client = await subgraphClient(sales, testDatabase);
  });
  afterAll(() => testDatabase.drop());

  const record = async (lines: object[], input: object = {}) => {
    const { data, errors } = await client.execute(
      `mutation ($input: OrderRecordInput!) { orderRecord(input: $input) {
        order { id total { amount } customer { id } lines { quantity unitPrice { amount } discount } } userErrors { message } } }`,
      {
        input: {
          ...{ idempotencyKey: randomUUID(), currencyCode: 'USD', lines },
          customer: { identifiers: [{ kind: 'EMAIL', value: 'exact@example.com' }] },
          ...input,
        },
      },
    );
    expect(errors).toBeUndefined();
    expect(data.orderRecord.userErrors).toEqual([]);
    return data.orderRecord.order;
  };

  const totalOf = (lines: readonly { quantity: number; unitPrice: string; discount: string }[]) =>
    lines.reduce(
      (total, line) =>
        total.plus(new Exact(line.unitPrice).times(line.quantity).times(new Exact(1).minus(line.discount))),
      new Exact(0),
    );

  it('is the exact sum of quantity × price × (1 − discount), for any lines', async () => {
    const line = fc.record({ quantity, unitPrice: price, discount: share });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
        const order = await record(lines.map((one, index) => ({ ...one, sku: `SKU-${index}` })));

        expect(new Exact(order.total.amount).toFixed()).toBe(totalOf(lines).toFixed());
        expect(order.lines).toHaveLength(lines.length);
        expect(
          totalOf(
            order.lines.map((one: { quantity: number; unitPrice: { amount: string }; discount: string }) => ({
              ...one,
              unitPrice: one.unitPrice.amount,
            })),
          ).toFixed(),
        ).toBe(totalOf(lines).toFixed());
      }),
      { seed, numRuns: 60 },
    );
  });

  it('adds up to the lifetime value, by currency and without rounding', async () => {
    const customer = { identifiers: [{ kind: 'EMAIL', value: 'value@example.com' }] };
    const one = { sku: 'A', quantity: 3, unitPrice: '33.6442', discount: '0.0525' };
    const orders = [];
    for (let index = 0; index < 3; index += 1) orders.push(await record([one], { customer }));
    await record([{ sku: 'B', quantity: 1, unitPrice: '1200' }], { customer, currencyCode: 'KRW' });
    const { data } = await client.execute(
      `query ($customers: [_Any!]!) { _entities(representations: $customers) { ... on Customer { sales {
        most: lifetimeValue { amount { amount currencyCode } sampleSize quality }
        won: lifetimeValue(currencyCode: "KRW") { amount { amount } sampleSize quality }
        euro: lifetimeValue(currencyCode: "EUR") { amount { amount } sampleSize quality } } } } }`,
      { customers: [{ __typename: 'Customer', id: orders[0].customer.id }] },
    );

    expect(data._entities[0].sales).toEqual({
      most: {
        amount: { amount: totalOf([one]).times(3).toFixed(), currencyCode: 'USD' },
        ...{ sampleSize: 3, quality: 'PARTIAL' },
      },
      won: { amount: { amount: '1200' }, sampleSize: 1, quality: 'PARTIAL' },
      euro: { amount: null, sampleSize: 0, quality: 'INSUFFICIENT' },
    });
  });
});
