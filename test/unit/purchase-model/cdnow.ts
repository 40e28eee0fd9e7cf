import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CustomerHistories, PurchaseLog } from '../../../subgraphs/sales/purchase-model/purchase-log';
import type { PurchaseHistory } from '../../../subgraphs/sales/purchase-model/history';

const folder = join(__dirname, '../../../../shared/data/clv_cdnow_sample');

/** Whether the field's standard set of purchases is at hand; its licence keeps it out of this repository. */
export const present = existsSync(folder);
if (!present) console.warn(`The published figures are not reproduced: ${folder} is missing.`);

export const describeWithData = present ? describe : describe.skip;

export const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
export const calibrationEnd = dayOf('1997-09-30');
export const holdoutEnd = dayOf('1998-06-30');

const purchaseRows = (): string[][] =>
  readFileSync(join(folder, 'transactions.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** How many CDs each customer bought, day by day. */
export function cdnowQuantities(): number[][] {
  const byCustomer = Map.groupBy(purchaseRows(), ([id]) => id);
  return [...byCustomer.values()].map((mine) => {
    const byDay = Map.groupBy(mine, ([, date]) => date);
    return [...byDay.values()].map((rows) => rows.reduce((sum, row) => sum + Number(row[3]), 0));
  });
}

/** The log, with the customers' own ids by their numbers. */
export function cdnowLog(): { log: PurchaseLog; ids: string[] } {
  const log = new PurchaseLog();
  const ids: string[] = [];
  for (const [id = '', date = '', amount] of purchaseRows()) {
    if (ids.at(-1) !== id) ids.push(id);
    log.add(ids.length - 1, dayOf(date), Number(amount));
  }
  return { log, ids };
}

export const expectedFigures = (): Record<string, { LL: number; holdout_expected: number }> =>
  JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));

export const historyOf = (histories: CustomerHistories, index: number): PurchaseHistory => ({
  frequency: histories.frequency[index] ?? 0,
  recency: (histories.recencyDays[index] ?? 0) / 7,
  age: (histories.ageDays[index] ?? 0) / 7,
});

/** Probability that one of those who bought has a higher score than one of those who did not. */
export function rankingAuc(scores: ArrayLike<number>, bought: ArrayLike<number>): number {
  let [wins, pairs] = [0, 0];
  for (let one = 0; one < scores.length; one += 1) {
    if (!bought[one]) continue;
    for (let other = 0; other < scores.length; other += 1) {
      if (bought[other]) continue;
      const difference = (scores[one] ?? 0) - (scores[other] ?? 0);
      wins += difference > 0 ? 1 : difference === 0 ? 0.5 : 0;
      pairs += 1;
    }
  }
  return wins / pairs;
}
