import { ConfigurationError } from '../errors';

const quarterHour = 900_000;
const maximumCached = 20_000;

/** Wall clocks of one time zone. */
export interface TimeZone {
  /** The instant at which the zone's clocks show the time, given as if it were UTC, in milliseconds. */
  instantOf(wallClock: number): number;
  /** What the zone's clocks show at the instant, as if it were UTC, in milliseconds. */
  wallClockOf(instant: number): number;
}

function formatterOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      era: 'short',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    });
  } catch {
    throw new ConfigurationError(`timeZone: "${name}" is no IANA time zone such as Asia/Seoul`);
  }
}

/** The rules of an IANA time zone; throws ConfigurationError for a name that is none. */
export function timeZoneOf(name: string): TimeZone {
  const formatter = formatterOf(name);
  if (/^(etc\/)?utc$/i.test(name)) return { instantOf: (time) => time, wallClockOf: (time) => time };
  // Zones change their offset on the quarter of an hour, and Intl is slow.
  const offsets = new Map<number, number>();
  const offsetAt = (instant: number): number => {
    const bucket = Math.floor(instant / quarterHour);
    let offset = offsets.get(bucket);
    if (offset === undefined) {
      const start = bucket * quarterHour;
      const parts = Object.fromEntries(formatter.formatToParts(start).map(({ type, value }) => [type, value]));
      const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
        (part) => Number(parts[part]),
      ) as [number, number, number, number, number, number];
      const shown = new Date(0);
      shown.setUTCFullYear(parts.era === 'BC' ? 1 - year : year, month - 1, day);
      shown.setUTCHours(hour, minute, second);
      offset = shown.getTime() - start;
      if (offsets.size >= maximumCached) offsets.clear();
      offsets.set(bucket, offset);
    }
    return offset;
  };
  return {
    wallClockOf: (instant) => instant + offsetAt(instant),
    instantOf(wallClock) {
      // A time that the clocks skip in spring is read with the offset before the change, a repeated one as the first.
      const before = offsetAt(wallClock - 86_400_000);
      const after = offsetAt(wallClock - before);
      return wallClock - (offsetAt(wallClock - after) === after ? after : before);
    },
  };
}
