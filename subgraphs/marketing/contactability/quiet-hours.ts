import { timeZoneOf } from '../../kit/import/time-zone';
import type { Outreach } from '../../kit/outreach';

const minute = 60_000;
const day = 1_440 * minute;

/** The end of the quiet hours that a moment lies in, by the clocks of a time zone; null outside of them. */
export function quietUntil(moment: Date, timeZone: string, quietHours: Outreach['quietHours']): Date | null {
  if (!quietHours) return null;
  const { from, until } = quietHours;
  const zone = timeZoneOf(timeZone);
  const shown = zone.wallClockOf(moment.getTime());
  const today = Math.floor(shown / day) * day;
  const now = (shown - today) / minute;
  const passesMidnight = from > until;
  const isQuiet = passesMidnight ? now >= from || now < until : now >= from && now < until;
  if (!isQuiet) return null;
  const endsTomorrow = passesMidnight && now >= from;
  return new Date(zone.instantOf(today + until * minute + (endsTomorrow ? day : 0)));
}
