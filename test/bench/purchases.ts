import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seededRandom } from '../support/random';

const millisecondsPerDay = 86_400_000;
/** 2024, in days counted from 1970. */
export const firstDay = Date.UTC(2024, 0, 1) / millisecondsPerDay;
export const lastDay = Date.UTC(2024, 11, 31) / millisecondsPerDay;

/** A year of customers who come within its first twelve weeks, four in ten of whom buy again: lines of a CSV. */
function* linesOf(customers: number): Generator<string> {
  const { fraction } = seededRandom(3);
  const exponential = () => -Math.log(1 - fraction());
  yield 'customer_id,date,amount\n';
  for (let customer = 0; customer < customers; customer += 1) {
    const first = firstDay + Math.floor(fraction() * 84);
    const mean = 10 + 60 * fraction();
    const daysBetween = (fraction() < 0.45 ? 40 : 900) * (0.2 + exponential());
    const stopping = fraction() * 0.5;
    let lines = '';
    for (let day = first; day <= lastDay; day += 1 + daysBetween * exponential()) {
      const date = new Date(Math.floor(day) * millisecondsPerDay).toISOString().slice(0, 10);
      lines += `${customer},${date},${(mean * exponential()).toFixed(2)}\n`;
      if (day > first && fraction() < stopping) break;
    }
    yield lines;
  }
}

/** Writes a purchase log. */
export const writePurchases = (file: string, customers: number): Promise<void> =>
  pipeline(Readable.from(linesOf(customers)), createWriteStream(file));
