import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import customer from '../../subgraphs/customer/subgraph';
import { dealLoaders } from '../../subgraphs/sales/deal/loaders';
import type { ParetoBy } from '../../subgraphs/sales/pareto/service';
import { salesPareto } from '../../subgraphs/sales/pareto/service';
import { teamProgress } from '../../subgraphs/sales/progress/service';
import { repeatPurchaseCohorts } from '../../subgraphs/sales/purchase-fit/cohorts';
import { latestFit } from '../../subgraphs/sales/purchase-fit/latest';
import { storeFit } from '../../subgraphs/sales/purchase-fit/service';
import sales from '../../subgraphs/sales/subgraph';
import { type BenchDatabase, startBenchDatabase } from './database';
import { lastDay, writePurchases } from './purchases';
import { type Measured, report, timed } from './report';
import { loadOrders } from './sales-orders';

const project = join(__dirname, '../..');

let bench: BenchDatabase;
let owner: Client;
let database: DataSource;
beforeAll(async () => {
  bench = await startBenchDatabase([customer, sales]);
  owner = new Client({ connectionString: bench.ownerUrl });
  await owner.connect();
  database = await bench.connect(sales);
});
afterAll(async () => {
  await owner.end();
  await bench.dispose();
});

const fileOf = (customers: number) => join(bench.folder, `${customers}.csv`);

/** Runs a program to its end in a process of its own; what it said, and what it took. */
async function run(file: string, args: readonly string[]) {
  const { seconds, result } = await timed(async () =>
    spawnSync(process.execPath, ['-r', join(__dirname, 'peak-memory.js'), file, ...args], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
  if (result.status !== 0) throw new Error(result.stderr);
  return { seconds, cost: /peak memory .*/.exec(result.stderr)?.[0] ?? '', output: result.stdout };
}

async function fitFile(customers: number): Promise<Measured> {
  const out = join(bench.folder, 'fit.json');
  const { seconds, cost } = await run(join(project, 'dist/subgraphs/local/fit/main.js'), [
    ...['--transactions', fileOf(customers), '--calibration-end', '2024-12-31', '--horizon-weeks', '13'],
    ...['--out', out, '--customers', join(bench.folder, 'customers.csv')],
  ]);
  return { name: `${customers} customers from a file, with figures of each, ${cost}`, seconds, rows: customers };
}

async function fitDatabase(customers: number): Promise<Measured> {
  const file = join(__dirname, 'fit-from-database.js');
  const { seconds, cost, output } = await run(file, [bench.urlFor(sales), String(lastDay)]);
  const fit = JSON.parse(output);
  expect(fit.customers).toBe(customers);
  await storeFit(database.manager, { ...fit, id: uuid(), fittedAt: new Date(), calibrationEnd: '2024-12-31' });
  return { name: `${customers} customers from the database, ${cost}`, seconds, rows: customers };
}

/** What the graph says of all orders, within the time that a statement of a request has. */
async function askAll(orders: number): Promise<Measured[]> {
  const settings = { businessTimeZone: 'UTC', reportingCurrency: 'USD' };
  const pareto = (by: ParetoBy) => () => salesPareto(database.manager, { by, period: '2024' }, settings);
  const asked: [string, () => Promise<unknown>][] = [
    [
      'repeatPurchaseCohorts',
      async () => repeatPurchaseCohorts(await latestFit(database.manager), { from: '2024-Q1', to: '2024-Q4' }),
    ],
    [
      'salesTeamProgress',
      async () =>
        teamProgress(
          database.manager,
          { period: '2024' },
          settings,
          await dealLoaders(database.manager).stageOutcomes.load('all'),
        ),
    ],
    ['salesPareto by PRODUCT', pareto('PRODUCT')],
    ['salesPareto by CUSTOMER', pareto('CUSTOMER')],
    ['salesPareto by SELLER', pareto('SELLER')],
  ];
  const measured: Measured[] = [];
  for (const [name, ask] of asked) {
    const { seconds, result } = await timed(() => ask().then(() => '', String));
    measured.push({ name: `${name} of ${orders} orders ${result}`, seconds, rows: orders });
  }
  return measured;
}

test('customers a minute: fit, calibration and figures, from a file and from the database', async () => {
  const measured: Measured[] = [];
  for (const customers of [2_357, 23_570, 1_000_000]) {
    const file = join(bench.folder, `${customers}.csv`);
    await writePurchases(file, customers);
    chmodSync(file, 0o644);
    measured.push(await fitFile(customers));
    const orders = await loadOrders(owner, file);
    measured.push(await fitDatabase(customers));
    if (customers === 1_000_000) report('sales-figures', 'orders', await askAll(orders));
  }
  report('purchase-model', 'customers', measured);
}, 1_800_000);
