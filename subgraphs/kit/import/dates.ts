import { ConfigurationError } from '../errors';
import { timeZoneOf } from './time-zone';

/** Turns the days and times of a file into ISO 8601; null when the text is neither. */
export interface DateReader {
  /** yyyy-mm-dd; of a time with an offset, its day in the time zone. */
  day(text: string): string | null;
  /** An instant with Z; a day alone is its first moment in the time zone. */
  dateTime(text: string): string | null;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const tokens: Record<string, [part: keyof Parts, pattern: string]> = {
  yyyy: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  dd: ['day', '\\d{2}'],
  d: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  ss: ['second', '\\d{2}'],
  SSS: ['millisecond', '\\d{3}'],
};

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Milliseconds of the clock reading as if it were UTC; null for readings no clock shows, such as 30 February. */
function wallClock({ year, month, day, hour, minute, second, millisecond }: Parts): number | null {
  if (year < 1 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return null;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

function formatReader(format: string): (text: string) => number | null {
  const parts: (keyof Parts)[] = [];
  const pattern = format.replace(/([A-Za-z])\1*|[^A-Za-z]/g, (piece) => {
    const token = tokens[piece];
    if (token) {
      parts.push(token[0]);
      return `(${token[1]})`;
    }
    if (/[A-SU-Za-z]/.test(piece)) {
      const known = Object.keys(tokens).join(' ');
      throw new ConfigurationError(`dateFormat: "${piece}" in "${format}" is no token; there are ${known}`);
    }
    return piece.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  });
  if (
    new Set(parts).size < parts.length ||
    !(['year', 'month', 'day'] as const).every((part) => parts.includes(part))
  ) {
    throw new ConfigurationError(`dateFormat: "${format}" must have year, month and day, each token once`);
  }
  const expression = new RegExp(`^${pattern}$`);
  return (text) => {
    const match = expression.exec(text);
    if (!match) return null;
    const reading: Parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, millisecond: 0 };
    parts.forEach((part, index) => (reading[part] = Number(match[index + 1])));
    return wallClock(reading);
  };
}

function offsetMilliseconds(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

function readIso(text: string): { clock: number; offset: number | null } | null {
  const match = iso.exec(text);
  if (!match) return null;
  const number = (group: number) => Number(match[group] ?? 0);
  const millisecond = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const clock = wallClock({
    ...{ year: number(1), month: number(2), day: number(3) },
    ...{ hour: number(4), minute: number(5), second: number(6), millisecond },
  });
  return clock === null ? null : { clock, offset: match[8] === undefined ? null : offsetMilliseconds(match[8]) };
}

/** A reader of ISO 8601 and of the format, if there is one, with the time zone of times that name no offset. */
export function dateReader({ dateFormat, timeZone }: { dateFormat?: string; timeZone: string }): DateReader {
  const zone = timeZoneOf(timeZone);
  const readFormat = dateFormat === undefined ? () => null : formatReader(dateFormat);
  const read = (text: string) => {
    const clock = readFormat(text);
    return clock === null ? readIso(text) : { clock, offset: null };
  };
  return {
    day(text) {
      const time = read(text);
      if (!time) return null;
      const clock = time.offset === null ? time.clock : zone.wallClockOf(time.clock - time.offset);
      return new Date(clock).toISOString().slice(0, 10);
    },
    dateTime(text) {
      const time = read(text);
      if (!time) return null;
      return new Date(time.offset === null ? zone.instantOf(time.clock) : time.clock - time.offset).toISOString();
    },
  };
}
