import { join } from 'node:path';
import { fitIsDue, lastNight } from '../../../subgraphs/sales/purchase-fit/background';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { importRows } from '../../support/import';
import { testSettings } from '../../support/settings';
import { type SubgraphClient, admin, subgraphClient } from '../../support/subgraph';
import { customerOf, merge, registerStaff, seller } from './people';

jest.mock('../../../subgraphs/sales/purchase-fit/worker-file', () => ({
  workerFile: join(__dirname, '../../support/fit-worker.js'),
}));

let testDatabase: TestDatabase;
let client: SubgraphClient;

const millisecondsPerDay = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * millisecondsPerDay).toISOString();

/** A hundred buyers: the n-th buys every 8 + n % 23 days, and the more often, the longer. */
const orders = Array.from({ length: 100 }, (_, buyer) => {
  const interval = 8 + (buyer % 23);
  const count = 1 + ((buyer * 7) % 11);
  return Array.from({ length: count }, (__, index) => ({
    ...{ orderRef: `O${buyer}-${index}`, lineRef: '1', email: `buyer${buyer}@example.com`, currencyCode: 'USD' },
    ...{ placedAt: daysAgo(300 - (buyer % 60) - index * interval), sku: `P${buyer % 3}` },
    ...{ quantity: String(1 + (buyer % 4)), unitPrice: `${10 + (buyer % 5)}.50` },
  }));
}).flat();

const figures = `rfm { recency frequency monetary recencyDays orderCount spent { amount currencyCode } }
  predictedLifetimeValue { amount { amount currencyCode } sampleSize quality definition }
  inWon: predictedLifetimeValue(currencyCode: "KRW") { amount { amount } quality }
  expectedPurchases { value unit sampleSize quality asOf definition }
  longer: expectedPurchases(horizonDays: 365) { value }
  repeatPurchaseProbability { value quality } churnRisk { value unit quality definition } repurchaseDue
  nextOrder { expectedAt basis quality lines { product { sku } quantity low high } }`;

const page = `query ($customers: [_Any!]!) { _entities(representations: $customers) {
  ... on Customer { id sales { orderCount lifetimeValue { quality } ${figures} } } } }`;

/** Everything that the facet of a customer holds, its lists with what their items refer to. */
const wholePage = `query ($customers: [_Any!]!) { _entities(representations: $customers) { ... on Customer { id sales {
  id owner { id } account { id name } orderCount lastOrderAt openDealCount customFields
  orders(first: 5) { totalCount nodes { id number customer { id } deal { id } lines { quantity product { sku name } } } }
  deals(first: 5) { totalCount nodes { id stage owner { id } account { name } product { name } customer { id }
    probability { value } stageHistory { to at secondsInStage } activities(first: 2) { nodes { id } } } }
  activities(first: 5) { nodes { id kind actor { id } customer { id } deal { id stage } inReplyTo { id } } }
  productsOwned { product { sku name } quantity lastBoughtAt }
  lifetimeValue { amount { amount } quality } won: lifetimeValue(currencyCode: "KRW") { quality } ${figures} } } } }`;

async function facetsOf(ids: readonly string[]) {
  const { data, errors } = await client.execute(page, { customers: ids.map((id) => ({ __typename: 'Customer', id })) });
  expect(errors).toBeUndefined();
  return data._entities.map((customer: { sales: object }) => customer.sales);
}

const fit = (idempotencyKey: string, viewer = admin) =>
  client.execute(
    `mutation ($key: String!) { purchaseModelFit(input: { idempotencyKey: $key }) {
      model { name timeUnit customers parameters logLikelihood spendParameters warnings } userErrors { code field } } }`,
    { key: idempotencyKey },
    viewer,
  );

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
});
afterAll(() => testDatabase.drop());

describe('the nightly fit', () => {
  it('is made at three in the morning of the business time zone', () => {
    const night = (now: string) => lastNight(new Date(now), 'Asia/Seoul').toISOString();

    expect(night('2026-03-10T17:59:00Z')).toBe('2026-03-09T18:00:00.000Z');
    expect(night('2026-03-10T18:01:00Z')).toBe('2026-03-10T18:00:00.000Z');
  });
});

describe('the purchase model in the graph', () => {
  it('says INSUFFICIENT, and not 0, before the first fit and of strangers', async () => {
    const [facet] = await facetsOf(['0193e7a0-0000-7000-8000-000000000001']);

    expect(facet).toMatchObject({ rfm: null, repurchaseDue: null, nextOrder: null });
    for (const metric of [facet.expectedPurchases, facet.repeatPurchaseProbability, facet.churnRisk]) {
      expect(metric).toMatchObject({ value: null, quality: 'INSUFFICIENT' });
    }
    expect(facet.predictedLifetimeValue).toMatchObject({ amount: null, quality: 'INSUFFICIENT', sampleSize: 0 });
    expect((await client.execute('{ purchaseModel { name } }')).data).toEqual({ purchaseModel: null });
    const cohorts = await client.execute('{ repeatPurchaseCohorts(from: "2025-Q1", to: "2025-Q4") { size } }');
    expect(cohorts.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('refuses to fit without orders', async () => {
    const { data } = await fit('nothing');
    expect(data.purchaseModelFit).toEqual({
      model: null,
      userErrors: [{ code: 'INVALID', field: ['input', 'calibrationEnd'] }],
    });
  });

  describe('with orders', () => {
    let ids: string[];
    beforeAll(async () => {
      const outcomes = await importRows(client.database, sales, 'order-lines', orders);
      expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      ids = await Promise.all(
        Array.from({ length: 100 }, (_, buyer) => customerOf(testDatabase, `buyer${buyer}@example.com`)),
      );
      const { data } = await fit('first');
      expect(data.purchaseModelFit).toMatchObject({
        model: {
          name: 'BG/NBD',
          timeUnit: 'week',
          customers: 100,
          parameters: {
            r: expect.any(Number),
            alpha: expect.any(Number),
            a: expect.any(Number),
            b: expect.any(Number),
          },
          spendParameters: { p: expect.any(Number), currencyCode: 'USD' },
        },
        userErrors: [],
      });
    });

    it('is fitted again after a night, and after an import of orders that has come to its end', async () => {
      const services = { database: client.database, settings: testSettings };
      const now = new Date();
      const isDue = () => fitIsDue(services, now);

      expect(await isDue()).toBe(false);
      expect(await fitIsDue(services, new Date(now.getTime() + 2 * millisecondsPerDay))).toBe(true);
      const importRun = (finishedAt: string) =>
        client.database.query(
          `INSERT INTO sales.import_run (key, kind, rows_done, created, updated, unchanged, failed, report_bytes, finished_at)
            VALUES ('k', 'orders', 1, 1, 0, 0, 0, 0, ${finishedAt})
            ON CONFLICT (key) DO UPDATE SET finished_at = excluded.finished_at`,
        );
      await importRun('NULL');
      expect(await isDue()).toBe(false);
      await importRun("now() + interval '1 second'");
      expect(await isDue()).toBe(true);
      await client.database.query('DELETE FROM sales.import_run');
    });

    it('lets managers fit, and nobody else', async () => {
      const { data, errors } = await fit('agent', { ...seller, role: 'agent' });
      expect(data).toEqual({ purchaseModelFit: null });
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    });

    it('gives each customer figures that hold together', async () => {
      for (const facet of await facetsOf(ids)) {
        expect(facet.expectedPurchases.value).toBeGreaterThanOrEqual(0);
        expect(facet.longer.value).toBeGreaterThanOrEqual(facet.expectedPurchases.value);
        expect(facet.repeatPurchaseProbability.value).toBeLessThanOrEqual(1);
        // One-time buyers included, whom BG/NBD takes for active with certainty.
        expect(facet.churnRisk.value).toBeGreaterThan(0);
        expect(facet.churnRisk.value).toBeLessThanOrEqual(1);
        expect(facet.predictedLifetimeValue.amount.currencyCode).toBe('USD');
        expect(facet.inWon).toEqual({ amount: null, quality: 'INSUFFICIENT' });
        for (const fifth of [facet.rfm.recency, facet.rfm.frequency, facet.rfm.monetary]) {
          expect([1, 2, 3, 4, 5]).toContain(fifth);
        }
        expect(facet.rfm.orderCount).toBe(facet.orderCount);
      }
    });

    it('suggests the usual order where the history carries it, with a range and how it did', async () => {
      const facets = await facetsOf(ids);
      const [regular, newcomer] = [facets[3], facets[11]];

      expect(regular.nextOrder).toMatchObject({
        quality: 'GOOD',
        lines: [{ product: { sku: 'P0' }, quantity: 4, low: 4, high: 4 }],
        basis: expect.stringContaining('held-out orders'),
      });
      expect(regular.repurchaseDue).toBe(true);
      expect(newcomer.orderCount).toBe(1);
      expect(newcomer.nextOrder).toMatchObject({ quality: 'INSUFFICIENT', lines: [], expectedAt: null });
      expect(newcomer.repurchaseDue).toBeNull();
    });

    it('costs a page of fifty customers with all that sales knows as many statements as a page of ten', async () => {
      const write = async (kind: string, row: (buyer: number) => Record<string, string>) => {
        const rows = Array.from({ length: 50 }, (_, buyer) => ({ email: `buyer${buyer}@example.com`, ...row(buyer) }));
        const outcomes = await importRows(client.database, sales, kind, rows);
        expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      };
      await registerStaff(testDatabase, 'S1');
      await write('accounts', (buyer) => ({ externalRef: `F${buyer}`, name: `Firm ${buyer}` }));
      await write('deals', (buyer) => ({
        ...{ externalRef: `D${buyer}`, stage: 'Engaging', ownerRef: 'S1', accountRef: `F${buyer}`, sku: 'P1' },
        ...{ amount: '10', currencyCode: 'USD' },
      }));
      await write('activities', (buyer) => ({
        ...{ externalRef: `A${buyer}`, kind: 'CALL', dealRef: `D${buyer}`, actorRef: 'S1' },
        occurredAt: daysAgo(buyer),
      }));
      const statementsFor = async (some: string[]) => {
        const customers = some.map((id) => ({ __typename: 'Customer', id }));
        const statements = await client.statementsOf(wholePage, { customers });
        const ofProducts = statements.filter((sql) => sql.includes('FROM sales.products t')).length;
        return { ofProducts, others: statements.length - ofProducts };
      };

      const [ten, fifty] = [await statementsFor(ids.slice(0, 10)), await statementsFor(ids.slice(0, 50))];

      // One for each list, each of its kinds of records and each summary.
      expect([ten.others, fifty.others]).toEqual([18, 18]);
      // Products are referred to in four places, and read for those that come first of several.
      for (const { ofProducts } of [ten, fifty]) expect(ofProducts).toBeLessThanOrEqual(4);
    });

    it('counts those who bought again by quarters since', async () => {
      const year = new Date().getUTCFullYear();
      const { data, errors } = await client.execute(
        `{ repeatPurchaseCohorts(from: "${year - 1}-Q1", to: "${year}-Q4") { period size repeatShare } }`,
      );

      expect(errors).toBeUndefined();
      const cohorts: { period: string; size: number; repeatShare: (number | null)[] }[] = data.repeatPurchaseCohorts;
      expect(cohorts.map(({ period }) => period)).toHaveLength(8);
      expect(cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(100);
      for (const { size, repeatShare } of cohorts) {
        expect(repeatShare.length === 0).toBe(size === 0);
        for (const share of repeatShare) expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      }
    });

    it('takes customers that were merged for one', async () => {
      const [kept, gone] = [ids[22], ids[23]] as [string, string];
      const before = await facetsOf([kept, gone]);
      await merge(testDatabase, gone, kept);

      const [one, other] = await facetsOf([kept, gone]);

      expect(one.orderCount).toBe(before[0].orderCount + before[1].orderCount);
      expect(other.expectedPurchases.value).toBe(one.expectedPurchases.value);
      expect((await fit('merged')).data.purchaseModelFit.model.customers).toBe(99);
    });

    it('refuses horizons that mean nothing', async () => {
      const { errors } = await client.execute(
        `query ($customers: [_Any!]!) { _entities(representations: $customers) {
          ... on Customer { sales { expectedPurchases(horizonDays: 0) { value } } } } }`,
        { customers: [{ __typename: 'Customer', id: ids[0] }] },
      );
      expect(errors?.[0]).toMatchObject({ message: 'horizonDays must be between 1 and 3650, got 0' });
    });
  });
});
