import type { PurchaseLog } from './purchase-log';

/** Customers whose first purchase was in one quarter. */
export interface CountedCohort {
  /** Quarters since the year 0: four for each year. */
  quarter: number;
  size: number;
  /** How many of them bought on a later day of the same quarter, in the next one, and so on. */
  again: number[];
}

const millisecondsPerDay = 86_400_000;

/** The quarter of a day that is counted from 1970. */
export function quarterOfDay(day: number): number {
  const date = new Date(day * millisecondsPerDay);
  return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
}

/** Cohorts of the customers who bought up to a day, by the quarter of their first purchase, first to last. */
export function countCohorts(log: PurchaseLog, lastDay: number): CountedCohort[] {
  const cohorts = new Map<number, CountedCohort>();
  const quarters = new Map<number, number>();
  const quarterOf = (day: number): number => {
    const known = quarters.get(day) ?? quarterOfDay(day);
    quarters.set(day, known);
    return known;
  };
  let [buyer, counted] = [-1, -1];
  log.eachDay((customer, day, firstDay) => {
    if (day > lastDay) return;
    const quarter = quarterOf(firstDay);
    const cohort = cohorts.get(quarter) ?? { quarter, size: 0, again: [] };
    cohorts.set(quarter, cohort);
    if (day === firstDay) cohort.size += 1;
    const since = quarterOf(day) - quarter;
    // Each customer counts once in a quarter.
    if (day === firstDay || (customer === buyer && since === counted)) return;
    [buyer, counted] = [customer, since];
    while (cohort.again.length <= since) cohort.again.push(0);
    cohort.again[since] = (cohort.again[since] as number) + 1;
  });
  return [...cohorts.values()].sort((a, b) => a.quarter - b.quarter);
}
