import { timeZoneOf } from './import/time-zone';

const millisecondsPerDay = 86_400_000;

/** The day of an instant in a time zone, counted from 1970. */
export const businessDayOf = (instant: Date, timeZone: string): number =>
  Math.floor(timeZoneOf(timeZone).wallClockOf(instant.getTime()) / millisecondsPerDay);

/** A counted day as yyyy-mm-dd. */
export const dayText = (day: number): string => new Date(day * millisecondsPerDay).toISOString().slice(0, 10);

/** The first moment of a counted day in a time zone. */
export const startOfDay = (day: number, timeZone: string): Date =>
  new Date(timeZoneOf(timeZone).instantOf(day * millisecondsPerDay));
