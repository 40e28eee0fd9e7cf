import { Refusal, notFound } from '../../kit/errors';
import { quarterOfDay } from '../purchase-model/cohorts';
import type { PurchaseFit } from './entity';

export interface Cohort {
  period: string;
  size: number;
  repeatShare: (number | null)[];
}

const maximumQuarters = 40;
const millisecondsPerDay = 86_400_000;

const nameOf = (quarter: number): string => `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;

function quarterOf(name: string, field: string): number {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(name) ?? [];
  if (year === undefined || quarter === undefined) {
    throw new Refusal('INVALID', `${field} must be a quarter such as 2024-Q1`, [field]);
  }
  return Number(year) * 4 + Number(quarter) - 1;
}

/**
 * Cohorts of buyers by quarter, first to last, as they were counted with a fit; customers that were merged are one.
 * Throws a Refusal without such a fit.
 */
export function repeatPurchaseCohorts(fit: PurchaseFit | null, { from, to }: { from: string; to: string }): Cohort[] {
  const [first, last] = [quarterOf(from, 'from'), quarterOf(to, 'to')];
  if (last < first) throw new Refusal('INVALID', 'to must not be before from', ['to']);
  if (last - first >= maximumQuarters) {
    throw new Refusal('LIMIT_EXCEEDED', `at most ${maximumQuarters} quarters, got ${last - first + 1}`, ['to']);
  }
  if (!fit?.cohorts) throw notFound('a fit of the purchase model, with which cohorts are counted,');
  const current = quarterOfDay(Date.parse(`${fit.calibrationEnd}T00:00:00Z`) / millisecondsPerDay);
  const found = new Map(fit.cohorts.map((cohort) => [cohort.quarter, cohort]));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const quarter = first + index;
    const { size, again } = found.get(quarter) ?? { size: 0, again: [] };
    const quarters = size === 0 ? 0 : Math.min(current - quarter + 1, maximumQuarters);
    const shareOf = (since: number) => (quarter + since >= current ? null : (again[since] ?? 0) / size);
    return {
      period: nameOf(quarter),
      size,
      repeatShare: Array.from({ length: quarters }, (__, since) => shareOf(since)),
    };
  });
}
