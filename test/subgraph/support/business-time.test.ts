import fc from 'fast-check';
import { timeZoneOf } from '../../../subgraphs/kit/import/time-zone';
import { type BusinessCalendar, BusinessTime } from '../../../subgraphs/support/response/business-time';

const minute = 60_000;
const rounds = process.env.LONG ? 2_000 : 60;

const zones = new Map<string, ReturnType<typeof timeZoneOf>>();
const zoneOf = (name: string) => {
  const zone = zones.get(name) ?? timeZoneOf(name);
  zones.set(name, zone);
  return zone;
};

/** Looks at every single minute; slow, and obvious. */
function isOpen({ timeZone, week, holidays }: BusinessCalendar, instant: number): boolean {
  const shown = new Date(zoneOf(timeZone).wallClockOf(instant));
  const hours = week[(shown.getUTCDay() + 6) % 7];
  const minutes = shown.getUTCHours() * 60 + shown.getUTCMinutes();
  return Boolean(
    hours && !holidays.has(shown.toISOString().slice(0, 10)) && minutes >= hours.opens && minutes < hours.closes,
  );
}

function countedBetween(calendar: BusinessCalendar, from: number, to: number): number {
  let count = 0;
  for (let instant = from; instant < to; instant += minute) if (isOpen(calendar, instant)) count += 1;
  return count;
}

function countedAfter(calendar: BusinessCalendar, from: number, minutes: number): number {
  let left = minutes;
  let instant = from;
  for (; left > 0; instant += minute) if (isOpen(calendar, instant)) left -= 1;
  return instant;
}

// Both changes of the clocks lie in what is tried, and those hours are open on some days.
const hours = fc.option(
  fc.tuple(fc.integer({ min: 4, max: 20 }), fc.integer({ min: 1, max: 12 })).map(([opens, length]) => ({
    opens: opens * 30,
    closes: Math.min(1_440, (opens + length * 2) * 30),
  })),
  { freq: 4 },
);
const calendars = fc.record({
  timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Seoul', 'UTC', 'Australia/Lord_Howe'),
  week: fc.tuple(fc.constant({ opens: 540, closes: 1_020 }), hours, hours, hours, hours, hours, hours),
  holidays: fc.array(fc.integer({ min: 0, max: 13 }), { maxLength: 4 }),
  month: fc.constantFrom('2026-03-04', '2026-03-24', '2026-10-24', '2026-10-30', '2026-04-01'),
  from: fc.integer({ min: 0, max: 7 * 1_440 }),
  length: fc.integer({ min: 1, max: 6 * 1_440 }),
});

test('agrees with a count of every minute, across the changes of the clocks', () => {
  fc.assert(
    fc.property(calendars, ({ timeZone, week, holidays, month, from, length }) => {
      const start = Date.parse(`${month}T00:00:00Z`);
      const days = new Set(holidays.map((day) => new Date(start + day * 86_400_000).toISOString().slice(0, 10)));
      const calendar = { timeZone, week, holidays: days };
      const [first, last] = [start + from * minute, start + (from + length) * minute];
      const time = new BusinessTime(calendar);
      const minutes = countedBetween(calendar, first, last);

      expect(time.between(new Date(first), new Date(last))).toBe(minutes * minute);
      if (minutes === 0) return;
      const due = time.after(new Date(first), minutes);
      expect(due?.getTime()).toBe(countedAfter(calendar, first, minutes));
      const since = time.before(new Date(last), minutes) as Date;
      expect(time.between(since, new Date(last))).toBe(minutes * minute);
      expect(time.between(new Date(since.getTime() + minute), new Date(last))).toBeLessThan(minutes * minute);
    }),
    { numRuns: rounds, seed: 20261128 },
  );
}, 120_000);

test('nobody is ever there: nothing is due', () => {
  const closed = { timeZone: 'UTC', week: Array(7).fill(null), holidays: new Set<string>() };

  expect(new BusinessTime(closed).after(new Date(0), 1)).toBeNull();
  expect(new BusinessTime(closed).before(new Date(0), 1)).toBeNull();
});
