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

const quarterHour = 900_000;
/** Wherever on earth, a day begins and ends within so long of the same day in UTC. */
const farthestOffset = 15 * 3_600_000;

/** Arithmetic with the hours in which somebody is there: whenever the clocks show an open time, twice if they do twice. */
export class BusinessTime {
  readonly #zone: ReturnType<typeof timeZoneOf>;
  readonly #days = new Map<number, readonly Span[]>();

  constructor(private readonly calendar: BusinessCalendar) {
    this.#zone = timeZoneOf(calendar.timeZone);
  }

  /** Business milliseconds between two instants; 0 when the second is not later. */
  between(from: Date, to: Date): number {
    let sum = 0;
    const lastDay = this.#dayOf(to.getTime());
    for (let day = this.#dayOf(from.getTime()) - 1; day <= lastDay + 1; day += 1) {
      for (const { start, end } of this.#open(day)) {
        sum += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
      }
    }
    return sum;
  }

  /** The first instant at which so many business minutes have gone by; null when none are open within ten years. */
  after(from: Date, minutes: number): Date | null {
    let left = minutes * minute;
    const firstDay = this.#dayOf(from.getTime()) - 1;
    for (let day = firstDay; day < firstDay + longestSearchDays; day += 1) {
      for (const span of this.#open(day)) {
        const start = Math.max(span.start, from.getTime());
        if (start > span.end) continue;
        if (span.end - start >= left) return new Date(start + left);
        left -= span.end - start;
      }
    }
    return null;
  }

  /** The last instant since which so many business minutes have gone by; null when there is none within ten years. */
  before(to: Date, minutes: number): Date | null {
    let left = minutes * minute;
    const lastDay = this.#dayOf(to.getTime()) + 1;
    for (let day = lastDay; day > lastDay - longestSearchDays; day -= 1) {
      for (const span of this.#open(day).toReversed()) {
        const end = Math.min(span.end, to.getTime());
        if (end < span.start) continue;
        if (end - span.start >= left) return new Date(end - left);
        left -= end - span.start;
      }
    }
    return null;
  }

  #dayOf(instant: number): number {
    return Math.floor(this.#zone.wallClockOf(instant) / dayLength);
  }

  #offsetAt(instant: number): number {
    return this.#zone.wallClockOf(instant) - instant;
  }

  /** The open hours of a day counted from 1970, in two parts where the clocks change within them. */
  #open(day: number): readonly Span[] {
    const known = this.#days.get(day);
    if (known) return known;
    // 1 January 1970 was a Thursday.
    const hours = this.calendar.week[(((day + 3) % 7) + 7) % 7];
    const isHoliday = this.calendar.holidays.has(new Date(day * dayLength).toISOString().slice(0, 10));
    const spans = hours && !isHoliday ? this.#spans(day, hours) : [];
    this.#days.set(day, spans);
    return spans;
  }

  #spans(day: number, hours: { opens: number; closes: number }): Span[] {
    let first = day * dayLength - farthestOffset;
    let last = (day + 1) * dayLength + farthestOffset;
    const [before, after] = [this.#offsetAt(first), this.#offsetAt(last)];
    const at = (minutes: number, offset: number) => day * dayLength + minutes * minute - offset;
    if (before === after) return [{ start: at(hours.opens, before), end: at(hours.closes, before) }];
    // Clocks change on the quarter of an hour: last becomes the first one after the change.
    while (last - first > quarterHour) {
      const middle = first + Math.floor((last - first) / quarterHour / 2) * quarterHour;
      if (this.#offsetAt(middle) === before) first = middle;
      else last = middle;
    }
    return [
      { start: at(hours.opens, before), end: Math.min(at(hours.closes, before), last) },
      { start: Math.max(at(hours.opens, after), last), end: at(hours.closes, after) },
    ].filter(({ start, end }) => start < end);
  }
}
