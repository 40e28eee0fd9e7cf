import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import customer from '../../subgraphs/customer/subgraph';
import { parseMapping } from '../../subgraphs/kit/import/mapping';
import { runImport } from '../../subgraphs/kit/import/runner';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { recordOrders } from '../../subgraphs/sales/order/service';
import sales from '../../subgraphs/sales/subgraph';
import { type BenchDatabase, startBenchDatabase } from './database';
import { report, timed } from './report';

const examples = resolve(__dirname, '../../examples');

let bench: BenchDatabase;
beforeAll(async () => {
  bench = await startBenchDatabase([customer, sales]);
});
afterAll(() => bench.dispose());

async function importFile(database: DataSource, subgraph: Subgraph, kindName: string, file: string): Promise<number> {
  const kind = subgraph.importKinds.find((one) => one.kind === kindName);
  if (!kind) throw new Error(`no kind ${kindName}`);
  const map = readFileSync(join(examples, `maps/adventureworks.${kindName}.json`), 'utf8');
  const { rows, failed } = await runImport(database, kind, {
    file: join(examples, 'data/adventureworks', file),
    mapping: parseMapping(JSON.parse(map)),
    kinds: subgraph.importKinds,
    defaultCountry: null,
    log: pino({ level: 'silent' }),
  });
  expect(failed).toBe(0);
  return rows;
}

test('order lines a minute: the import beside one transaction per order', async () => {
  const [platform, department] = [await bench.connect(customer), await bench.connect(sales)];
  const customers = await timed(() => importFile(platform, customer, 'customers', 'customers.csv.gz'));
  await importFile(department, sales, 'products', 'products.csv.gz');

  const lines = await timed(async () => {
    let rows = 0;
    for (const year of [2017, 2018, 2019])
      rows += await importFile(department, sales, 'order-lines', `sales_${year}.csv.gz`);
    return rows;
  });
  const again = await timed(() => importFile(department, sales, 'order-lines', 'sales_2019.csv.gz'));
  const single = await timed(async () => {
    for (let index = 0; index < 1_000; index += 1) {
      await department.transaction((transaction) =>
        recordOrders(
          transaction,
          [
            {
              customer: {
                identifiers: [{ kind: 'EXTERNAL_REF', system: 'adventureworks', value: String(11_000 + index) }],
              },
              currencyCode: 'USD',
              lines: [0, 1].map((line) => ({
                ref: String(line),
                sku: String(214 + line),
                quantity: 1,
                unitPrice: '34.99',
              })),
            },
          ],
          { defaultCountry: null },
        ),
      );
    }
    return 2_000;
  });

  expect(lines.result).toBe(56_046);
  report('import', 'rows', [
    { name: 'customers, new', seconds: customers.seconds, rows: customers.result },
    { name: 'order lines, new', seconds: lines.seconds, rows: lines.result },
    { name: 'order lines, unchanged', seconds: again.seconds, rows: again.result },
    { name: 'order lines, one transaction per order of two', seconds: single.seconds, rows: single.result },
  ]);
});
