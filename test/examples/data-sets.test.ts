import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { readMapping } from '../../subgraphs/kit/import/mapping';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';
import { importFile } from '../support/import';

const root = resolve(__dirname, '../..');
const data = join(root, '../shared/data');
const present = existsSync(data);
if (!present) console.warn(`The published data sets are not imported: ${data} is missing.`);
const whereItIs = present ? describe : describe.skip;

let testDatabase: TestDatabase;
const connections = new Map<string, { subgraph: Subgraph; database: DataSource }>();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  for (const subgraph of await subgraphsUnderTest()) {
    connections.set(subgraph.name, { subgraph, database: await testDatabase.dataSource(subgraph) });
  }
});
afterAll(() => testDatabase.drop());

/** file, map: its kind is the map's second name. */
type Step = readonly [file: string, map: string];

async function importAll(folder: string, steps: readonly Step[]) {
  const summaries = [];
  for (const [file, map] of steps) {
    const kind = map.split('.')[1] ?? '';
    const connection = [...connections.values()].find(({ subgraph }) =>
      subgraph.importKinds.some((one) => one.kind === kind),
    );
    if (!connection) throw new Error(`no department imports ${kind}`);
    const mapping = readMapping(join(root, 'examples/maps', `${map}.json`));
    const { subgraph, database } = connection;
    const { failures, ...counts } = await importFile(database, subgraph, kind, join(data, folder, file), mapping);
    summaries.push({ map, ...counts, failures: failures.slice(0, 3) });
  }
  return summaries;
}

const one = async (sql: string): Promise<Record<string, unknown>> =>
  (await testDatabase.asOwner<Record<string, unknown>>(sql))[0] ?? {};

const sets: Record<string, Step[]> = {
  northwind: [
    ['employees.csv', 'northwind.staff'],
    ['customers.csv', 'northwind.customers'],
    ['customers.csv', 'northwind.accounts'],
    ['products.csv', 'northwind.products'],
    ['orders.csv', 'northwind.orders'],
    ['order-details.csv', 'northwind.order-lines'],
  ],
  olist_funnel: [
    ['olist_closed_deals_dataset.csv', 'olist_funnel.staff'],
    ['olist_marketing_qualified_leads_dataset.csv', 'olist_funnel.leads'],
    ['olist_closed_deals_dataset.csv', 'olist_funnel.deals'],
  ],
  completejourney: [
    ['demographics.csv', 'completejourney.customers'],
    ['campaign_descriptions.csv', 'completejourney.campaigns'],
    ['campaigns.csv', 'completejourney.campaign-messages'],
    ['coupon_redemptions.csv', 'completejourney.visits'],
  ],
  clv_cdnow_sample: [['transactions.csv', 'clv_cdnow_sample.order-lines']],
  er_febrl1: [['records.csv', 'er_febrl1.customers']],
  er_febrl3: [['records.csv', 'er_febrl3.customers']],
  er_fake1000: [['records.csv', 'er_fake1000.customers']],
  er_rldata500: [['records.csv', 'er_rldata500.customers']],
  er_restaurants: [['records.csv', 'er_restaurants.customers']],
};

whereItIs('every published data set', () => {
  it.each(Object.entries(sets))(
    '%s comes in without a failed row, and a second import changes nothing',
    async (folder, steps) => {
      const first = await importAll(folder, steps);
      const second = await importAll(folder, steps);

      expect(first.filter(({ failed }) => failed > 0)).toEqual([]);
      expect(second.filter(({ rows, unchanged }) => unchanged !== rows)).toEqual([]);
    },
  );

  it('has as many records as its publisher states', async () => {
    expect(await one(`SELECT count(*)::int AS orders FROM sales.orders WHERE external_system = 'northwind'`)).toEqual({
      orders: 830,
    });
    expect(
      await one(`SELECT count(*)::int AS accounts FROM sales.accounts WHERE external_system = 'northwind'`),
    ).toEqual({ accounts: 91 });
    expect(
      await one(`SELECT count(*)::int AS lines, count(*) FILTER (WHERE discount > 0)::int AS discounted
        FROM sales.order_lines l JOIN sales.orders o ON o.id = l.order_id WHERE o.external_system = 'northwind'`),
    ).toEqual({ lines: 2155, discounted: 838 });
    expect(await one('SELECT count(*)::int AS leads FROM marketing.leads')).toEqual({ leads: 8000 });
    expect(await one(`SELECT count(*)::int AS won FROM sales.deals WHERE status = 'WON'`)).toEqual({ won: 842 });
    expect(
      await one(
        'SELECT count(*)::int AS messages, count(DISTINCT campaign_id)::int AS campaigns FROM marketing.campaign_messages',
      ),
    ).toEqual({ messages: 6589, campaigns: 27 });
    expect(await one('SELECT count(*)::int AS redemptions FROM marketing.visits')).toEqual({ redemptions: 2102 });
  });

  it('keeps amounts exact where the file has whole amounts for several units', async () => {
    const lines = readFileSync(join(data, 'clv_cdnow_sample/transactions.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
    const cents = lines.reduce((sum, line) => sum + Math.round(Number(line.split(',')[2]) * 100), 0);
    const units = lines.reduce((sum, line) => sum + Number(line.split(',')[3]), 0);

    const stored = await one(`SELECT (sum(o.total) * 100)::bigint::int AS cents, count(*)::int AS orders,
        count(DISTINCT o.customer_id)::int AS customers,
        (SELECT sum(l.quantity)::int FROM sales.order_lines l JOIN sales.orders p ON p.id = l.order_id
          WHERE p.external_system = 'clv_cdnow_sample' OR p.external_system = 'cdnow') AS units
      FROM sales.orders o WHERE o.external_system IN ('clv_cdnow_sample', 'cdnow')`);

    expect(stored).toEqual({ cents, units, orders: 6919, customers: 2357 });
  });
});
