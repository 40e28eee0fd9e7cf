import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const project = join(__dirname, '../../..');
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'customer-graph-fit-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function run(log: string | null, ...more: string[]) {
  const [file, out, customers] = ['log.csv', 'fit.json', 'c.csv'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const old of [out, customers]) rmSync(old, { force: true });
  if (log !== null) writeFileSync(file, log);
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(project, 'dist/subgraphs/local/fit/main.js'),
      ...['--transactions', file, '--calibration-end', '2024-06-30', '--out', out, '--customers', customers, ...more],
    ],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  if (status !== 0) return { status, stderr, fit: null, customers: [] };
  const read = (path: string) => readFileSync(path, 'utf8');
  return { status, stderr, fit: JSON.parse(read(out)), customers: read(customers).trim().split('\n') };
}

/** Sixty customers, the n-th of whom buys every 7 + n days until a month of the customer's own. */
function lines(line: (customer: number, day: string, index: number) => string): string[] {
  return Array.from({ length: 60 }, (_, customer) =>
    Array.from({ length: 12 }, (__, index) => {
      const day = new Date(Date.UTC(2024, 0, 1 + customer + index * (7 + customer)));
      return index > customer % 9 ? null : line(customer, day.toISOString().slice(0, 10), index);
    }).filter((text) => text !== null),
  ).flat();
}

const log = (header: string, rows: string[]) => `${header}\n${rows.join('\n')}\n`;
const plain = log(
  'customer_id,date,amount',
  lines((customer, day, index) => `${customer},${day},${10 + index}.50`),
);

describe('the fit command', () => {
  it('writes the fit and a line for each customer', () => {
    const result = run(plain);

    expect(result.status).toBe(0);
    const fit = result.fit;
    expect(fit).toMatchObject({
      model: 'bgnbd',
      timeUnit: 'week',
      params: { r: expect.any(Number), b: expect.any(Number) },
    });
    expect(Object.keys(fit.gammaGamma)).toEqual(['p', 'q', 'v', 'logLikelihood']);
    const [header, ...rows] = result.customers;
    expect(header).toBe('customer_id,expected_purchases,p_alive,repeat_probability,churn_risk,mean_value');
    expect(rows).toHaveLength(60);
    const sum = rows.reduce((total, row) => total + Number(row.split(',')[1]), 0);
    expect(sum).toBeCloseTo(fit.holdoutExpected, 4);
    for (const row of rows) {
      const [, expected, alive, repeat, risk] = row.split(',').map(Number);
      expect(expected).toBeGreaterThanOrEqual(0);
      for (const share of [alive, repeat, risk]) expect(share).toBeGreaterThanOrEqual(0);
      for (const share of [alive, repeat, risk]) expect(share).toBeLessThanOrEqual(1);
    }
  });

  it('fits the other models, with their own parameters', () => {
    expect(Object.keys(run(plain, '--model', 'pnbd').fit.params)).toEqual(['r', 'alpha', 's', 'beta']);
    expect(run(plain, '--model', 'mbgnbd', '--horizon-weeks', '13').fit).toMatchObject({
      model: 'mbgnbd',
      horizonWeeks: 13,
    });
  });

  it('does the same with a byte order mark, other columns, another order and repeats of a day', () => {
    const rows = lines((customer, day, index) => `x,${day}T10:00:00Z,${10 + index}.50,${customer}`).reverse();
    const doubled = rows.flatMap((row) => [row, row.replace(/,[\d.]+,(\d+)$/, ',0,$1')]);

    const result = run(`\ufeff${log('shop,date,amount,customer_id', doubled)}`);

    const { params, logLikelihood } = run(plain).fit;
    expect(result.fit.logLikelihood).toBeCloseTo(logLikelihood, 6);
    for (const name of Object.keys(params)) expect(result.fit.params[name] / params[name]).toBeCloseTo(1, 3);
  });

  it('fits a log without amounts and says what is missing', () => {
    const result = run(
      log(
        'customer_id,date',
        lines((customer, day) => `${customer},${day}`),
      ),
    );

    expect(result.fit).toMatchObject({
      gammaGamma: null,
      warnings: expect.arrayContaining([expect.stringContaining('no amounts')]),
    });
    expect(result.customers[1]).toMatch(/,$/);
  });

  it('leaves out cancellations and lists what it cannot read', () => {
    const rows = lines((customer, day, index) => `${customer},${day},${10 + index}.50,1`);
    const odd = [
      '3,2024-02-30,5,1',
      ',2024-02-01,5,1',
      '4,2024-02-01,five,1',
      '5,2024-02-01',
      '7,2024-03-01,-10.50,-1',
      '"8,2024',
    ];

    const result = run(log('customer_id,date,amount,quantity', [...rows, ...odd]));

    const plainFit = run(plain).fit;
    expect(result.status).toBe(0);
    expect(result.fit.params).toEqual(plainFit.params);
    expect(result.fit.badRows.map(({ row }: { row: number }) => row - rows.length)).toEqual([1, 2, 3, 4, 6]);
    expect(result.fit.warnings).toEqual([
      ...plainFit.warnings,
      '1 rows of cancellations, or of no quantity, are left out',
      '5 rows could not be read and are left out',
    ]);
    expect(result.stderr).toContain(`row ${rows.length + 1}: "date" must be a day`);
  });

  it('counts purchases of no value, and tells that they are left out of the spend', () => {
    const result = run(
      log(
        'customer_id,date,amount',
        lines((customer, day) => `${customer},${day},0`),
      ),
    );

    expect(result.status).toBe(0);
    expect(result.fit.gammaGamma).toBeNull();
    expect(result.fit.warnings.join()).toContain('repeat buyers whose mean spend is not above 0');
    expect(JSON.stringify(result.fit)).not.toMatch(/NaN|Infinity/);
  });

  it('says what is wrong with the command line, and ends with 2', () => {
    expect(run(plain, '--model', 'linear')).toMatchObject({ status: 2, stderr: expect.stringContaining('bgnbd') });
    expect(run(plain, '--calibration-end', '2024-02-30').status).toBe(2);
    expect(run('name,when\na,b\n')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no column customer_id'),
    });
    expect(run('').status).toBe(2);
  });

  it('ends with 1 where there is nothing to fit', () => {
    expect(run('customer_id,date\n1,2025-01-01\n')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nothing to fit'),
    });
  });
});
