import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Measured {
  name: string;
  seconds: number;
  rows: number;
}

const results = join(__dirname, 'results');

/** Prints rows under each other, name beside value, and writes them as JSON. */
export function reportRows(benchmark: string, rows: readonly object[]): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${benchmark}.json`), `${JSON.stringify(rows, null, 2)}\n`);
  const lines = rows.map((row) =>
    Object.entries(row)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · '),
  );
  process.stdout.write(`\n${benchmark}\n${lines.join('\n')}\n`);
}

/** Prints rows per minute beside each other, with the ratio to the last one (the peer), and writes them as JSON. */
export function report(benchmark: string, unit: string, measured: readonly Measured[]): void {
  const perMinute = ({ rows, seconds }: Measured) => Math.round((rows / seconds) * 60);
  const peer = perMinute(measured.at(-1) as Measured);
  const rows = measured.map((one) => ({
    name: one.name,
    rows: one.rows,
    seconds: Number(one.seconds.toFixed(2)),
    [`${unit} per minute`]: perMinute(one),
    ratio: Number((perMinute(one) / peer).toFixed(2)),
  }));
  reportRows(benchmark, rows);
}

/** Runs work and says how long it took, in seconds. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const start = process.hrtime.bigint();
  const result = await work();
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, result };
}

/** How long single answers took, in milliseconds. */
export interface Spread {
  p50: number;
  p95: number;
  worst: number;
}

/** Half of the values, and nineteen of twenty, are at most so large. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => Number((sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(1));
  return { p50: at(0.5), p95: at(0.95), worst: at(1) };
}

/** Prints how long answers took, in milliseconds, and writes it as JSON. */
export function reportSpread(benchmark: string, measured: Readonly<Record<string, Spread>>): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${benchmark}.json`), `${JSON.stringify(measured, null, 2)}\n`);
  const lines = Object.entries(measured).map(
    ([name, { p50, p95, worst }]) => `${name} · p50 ${p50} ms · p95 ${p95} ms · worst ${worst} ms`,
  );
  process.stdout.write(`\n${benchmark}\n${lines.join('\n')}\n`);
}
