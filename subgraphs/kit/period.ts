import { businessDayOf, startOfDay } from './business-day';
import { Refusal } from './errors';
import { isDay } from './scalars';

/** Days from the first up to and not including the end, counted from 1970. */
export interface Period {
  /** As it was asked for. */
  name: string;
  firstDay: number;
  endDay: number;
}

const millisecondsPerDay = 86_400_000;
const dayOf = (year: number, month: number): number => Date.UTC(year, month, 1) / millisecondsPerDay;
const countedDay = (text: string): number => Date.parse(`${text}T00:00:00Z`) / millisecondsPerDay;

/** Reads 2026, 2026-Q4, 2026-11, or an interval such as 2010-01-01/2014-12-31, whose days are both included. */
export function readPeriod(name: string, field: string): Period {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(name) ?? [];
  if (year !== undefined && Number(year) > 0) {
    const months = quarter ? 3 : month ? 1 : 12;
    const start = quarter ? (Number(quarter) - 1) * 3 : month ? Number(month) - 1 : 0;
    return { name, firstDay: dayOf(Number(year), start), endDay: dayOf(Number(year), start + months) };
  }
  const [first = '', last = '', ...rest] = name.split('/');
  if (rest.length === 0 && isDay(first) && isDay(last) && first <= last) {
    return { name, firstDay: countedDay(first), endDay: countedDay(last) + 1 };
  }
  throw new Refusal('INVALID', `${field} must be like 2026, 2026-Q4, 2026-11 or 2026-01-01/2026-06-30`, [field]);
}

/** The instants between which a period lies in a time zone; the end is not part of it. */
export const instantsOf = ({ firstDay, endDay }: Period, timeZone: string): { from: Date; end: Date } => ({
  from: startOfDay(firstDay, timeZone),
  end: startOfDay(endDay, timeZone),
});

/** Share of a period that is over at an instant, 0 to 1. */
export function elapsedShare({ firstDay, endDay }: Period, now: Date, timeZone: string): number {
  const days = businessDayOf(now, timeZone) - firstDay;
  return Math.min(Math.max(days / (endDay - firstDay), 0), 1);
}
