import type { MoneyMetric } from '../../kit/metric';
import { estimatedMoney } from '../../kit/money';
import type { Period } from '../../kit/period';

/** What was won on a day. */
export interface WonOn {
  day: number;
  amount: number;
}

/** Earlier periods whose mean is what the rest of a period is expected to bring. */
const periodsBefore = 4;
const periodsTested = 8;
const fewestTested = 3;
// Missed by more than this share, a forecast says little.
const poorError = 0.5;

/** How many periods of the same length, before the one asked for, are looked at. */
export const periodsLookedAt = periodsBefore + periodsTested;

const wonWithin = (won: readonly WonOn[], first: number, end: number): number =>
  won.reduce((sum, { day, amount }) => (day >= first && day < end ? sum + amount : sum), 0);

/** What a period will bring, as it looks on a day of it: what was won so far, and the rest as the periods before went. */
function expectedOf(won: readonly WonOn[], { firstDay, endDay }: Omit<Period, 'name'>, today: number, start: number) {
  const length = endDay - firstDay;
  const earlier: number[] = [];
  for (let end = firstDay; earlier.length < periodsBefore && end - length >= start; end -= length) {
    // A period that is not over tells less than it will.
    if (end <= today) earlier.push(wonWithin(won, end - length, end));
  }
  if (earlier.length === 0) return null;
  const usual = earlier.reduce((sum, one) => sum + one, 0) / earlier.length;
  const left = Math.min(Math.max((endDay - today) / length, 0), 1);
  return wonWithin(won, firstDay, Math.min(today, endDay)) + left * usual;
}

/**
 * The forecast of a period with the error that the same rule made of earlier periods, each on the day that is as far
 * into it. today's own sales count.
 */
export function forecastOf(
  won: readonly WonOn[],
  period: Period,
  { today, currencyCode, asOf }: { today: number; currencyCode: string; asOf: Date },
): MoneyMetric {
  const { firstDay, endDay } = period;
  const length = endDay - firstDay;
  const start = won.reduce((first, { day }) => Math.min(first, day), Infinity);
  // What is won today belongs to the days that are over.
  const seen = today + 1;
  if (seen >= endDay) {
    const amount = estimatedMoney(wonWithin(won, firstDay, endDay), currencyCode);
    return { amount, asOf, sampleSize: 0, quality: 'GOOD', definition: 'What was won: the period is over.' };
  }
  const tests: { actual: number; expected: number }[] = [];
  const elapsed = Math.max(seen - firstDay, 0);
  for (let end = firstDay; tests.length < periodsTested && end - length > start; end -= length) {
    const earlier = { firstDay: end - length, endDay: end };
    const expected = end <= seen ? expectedOf(won, earlier, earlier.firstDay + elapsed, start) : null;
    if (expected !== null) tests.push({ actual: wonWithin(won, earlier.firstDay, end), expected });
  }
  const actual = tests.reduce((sum, one) => sum + one.actual, 0);
  const missed = tests.reduce((sum, one) => sum + Math.abs(one.actual - one.expected), 0);
  const error = missed / actual;
  const rule = `What was won so far, and for the rest of the period the mean of the up to ${periodsBefore} periods of the same length before it.`;
  const evidence = { asOf, sampleSize: tests.length };
  const expected = expectedOf(won, period, seen, start);
  if (tests.length < fewestTested || expected === null || !(actual > 0)) {
    return {
      ...evidence,
      amount: null,
      quality: 'INSUFFICIENT',
      definition: `${rule} Too few earlier periods to test it.`,
    };
  }
  return {
    ...evidence,
    amount: estimatedMoney(expected, currencyCode),
    quality: error > poorError ? 'PARTIAL' : 'GOOD',
    definition: `${rule} On the same day of the last ${tests.length} periods it missed by ${(error * 100).toFixed(0)} % of what they brought.`,
  };
}
