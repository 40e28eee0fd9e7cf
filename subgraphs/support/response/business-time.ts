import { timeZoneOf } from '../../kit/import/time-zone';

const minute = 60_000;
const dayLength = 86_400_000;
/** Farther than this no calendar is searched: one without open days would never end. */
const longestSearchDays = 3_660;

/** When somebody is there to answer. */
export interface BusinessCalendar {
  timeZone: string;
  /** Open hours of each weekday, Monday first, in minutes from midnight; null: closed. */
  week: readonly ({ opens: number; closes: number } | null)[];
  /** Days as yyyy-mm-dd on which nobody is there. */
  holidays: ReadonlySet<string>;
}

interface Span {
  start: number;
  end: number;
}

/** Arithmetic with the hours in which somebody is there; clocks that change count as they run. */
export class BusinessTime {
  readonly #zone: ReturnType<typeof timeZoneOf>;
  readonly #days = new Map<number, Span | null>();

  constructor(private readonly calendar: BusinessCalendar) {
    this.#zone = timeZoneOf(calendar.timeZone);
  }

  /** Business milliseconds between two instants; 0 when the second is not later. */
  between(from: Date, to: Date): number {
    let sum = 0;
    for (let day = this.#dayOf(from.getTime()); day <= this.#dayOf(to.getTime()); day += 1) {
      const open = this.#open(day);
      if (open) sum += Math.max(0, Math.min(open.end, to.getTime()) - Math.max(open.start, from.getTime()));
    }
    return sum;
  }

  /** The first instant at which so many business minutes have gone by; null when none are open within ten years. */
  after(from: Date, minutes: number): Date | null {
    let left = minutes * minute;
    const firstDay = this.#dayOf(from.getTime());
    for (let day = firstDay; day < firstDay + longestSearchDays; day += 1) {
      const open = this.#open(day);
      const start = open && Math.max(open.start, from.getTime());
      if (!open || start === null || start > open.end) continue;
      if (open.end - start >= left) return new Date(start + left);
      left -= open.end - start;
    }
    return null;
  }

  /** The last instant since which so many business minutes have gone by; null when there is none within ten years. */
  before(to: Date, minutes: number): Date | null {
    let left = minutes * minute;
    const lastDay = this.#dayOf(to.getTime());
    for (let day = lastDay; day > lastDay - longestSearchDays; day -= 1) {
      const open = this.#open(day);
      const end = open && Math.min(open.end, to.getTime());
      if (!open || end === null || end < open.start) continue;
      if (end - open.start >= left) return new Date(end - left);
      left -= end - open.start;
    }
    return null;
  }

  #dayOf(instant: number): number {
    return Math.floor(this.#zone.wallClockOf(instant) / dayLength);
  }

  /** The open hours of a day counted from 1970. */
  #open(day: number): Span | null {
    let span = this.#days.get(day);
    if (span === undefined) {
      // 1 January 1970 was a Thursday.
      const hours = this.calendar.week[(((day + 3) % 7) + 7) % 7];
      const isHoliday = this.calendar.holidays.has(new Date(day * dayLength).toISOString().slice(0, 10));
      const at = (minutes: number) => this.#zone.instantOf(day * dayLength + minutes * minute);
      span = hours && !isHoliday ? { start: at(hours.opens), end: at(hours.closes) } : null;
      this.#days.set(day, span);
    }
    return span;
  }
}
