import { dateReader } from '../../subgraphs/kit/import/dates';
import { timeZoneOf } from '../../subgraphs/kit/import/time-zone';

const utc = dateReader({ timeZone: 'UTC' });
const seoul = dateReader({ timeZone: 'Asia/Seoul' });

describe('dates of a file', () => {
  it.each([
    ['2026-11-22', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22T09:30', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22 09:30:15.5', '2026-11-22T09:30:15.500Z'],
    ['1996-07-04 00:00:00.000', '1996-07-04T00:00:00.000Z'],
    ['2026-11-22T09:30:00+09:00', '2026-11-22T00:30:00.000Z'],
    ['2026-11-22T09:30:00-0330', '2026-11-22T13:00:00.000Z'],
    ['2026-11-22T09:30:00z', '2026-11-22T09:30:00.000Z'],
  ])('understand ISO 8601 without a format: %s', (text, instant) => {
    expect(utc.dateTime(text)).toBe(instant);
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '0000-01-01',
    '2026-1-1',
    '22.11.2026',
    '2026-11-22T25:00',
    'today',
    '',
    '20261122',
  ])('refuse what no calendar or clock shows: "%s"', (text) => {
    expect(utc.dateTime(text)).toBeNull();
    expect(utc.day(text)).toBeNull();
  });

  it.each([
    ['M/d/yyyy', '9/3/2017', '2017-09-03T00:00:00.000Z'],
    ['M/d/yyyy', '09/13/2017', '2017-09-13T00:00:00.000Z'],
    ['dd.MM.yyyy HH:mm:ss', '03.09.2017 07:08:09', '2017-09-03T07:08:09.000Z'],
    ['yyyyMMdd', '20170903', '2017-09-03T00:00:00.000Z'],
    ['yyyy년 M월 d일 H:mm', '2017년 9월 3일 7:08', '2017-09-03T07:08:00.000Z'],
    ['yyyy-MM-ddTHH:mm:ss.SSS', '2017-09-03T07:08:09.042', '2017-09-03T07:08:09.042Z'],
  ])('follow the format %s', (dateFormat, text, instant) => {
    const reader = dateReader({ dateFormat, timeZone: 'UTC' });
    expect(reader.dateTime(text)).toBe(instant);
    expect(reader.day(text)).toBe(instant.slice(0, 10));
    expect(reader.dateTime('2026-11-22')).toBe('2026-11-22T00:00:00.000Z');
  });

  it.each([
    ['YYYY-MM-dd', 'dateFormat: "YYYY" in "YYYY-MM-dd" is no token; there are yyyy MM M dd d HH H mm ss SSS'],
    ['MM/dd', 'dateFormat: "MM/dd" must have year, month and day, each token once'],
    ['M/d/yyyy d', 'dateFormat: "M/d/yyyy d" must have year, month and day, each token once'],
  ])('refuse the format %s', (dateFormat, message) => {
    expect(() => dateReader({ dateFormat, timeZone: 'UTC' })).toThrow(message);
  });

  it('are in the time zone unless they say another', () => {
    expect(seoul.dateTime('2026-11-22')).toBe('2026-11-21T15:00:00.000Z');
    expect(seoul.dateTime('2026-11-22T09:30')).toBe('2026-11-22T00:30:00.000Z');
    expect(seoul.dateTime('2026-11-22T09:30Z')).toBe('2026-11-22T09:30:00.000Z');
    expect(seoul.day('2026-11-22T23:00')).toBe('2026-11-22');
    expect(seoul.day('2026-11-22T23:00Z')).toBe('2026-11-23');
  });
});

describe('a time zone', () => {
  const instant = (zone: string, clock: string) =>
    new Date(timeZoneOf(zone).instantOf(Date.parse(`${clock}Z`))).toISOString();

  it.each([
    ['America/New_York', '2026-01-15T12:00:00', '2026-01-15T17:00:00.000Z'],
    ['America/New_York', '2026-07-15T12:00:00', '2026-07-15T16:00:00.000Z'],
    ['Asia/Kolkata', '2026-01-01T00:00:00', '2025-12-31T18:30:00.000Z'],
  ])('%s shows %s at %s', (zone, clock, expected) => {
    expect(instant(zone, clock)).toBe(expected);
  });

  it('takes a repeated hour as its first and a skipped one as if the clocks had not changed yet', () => {
    expect(instant('America/New_York', '2026-11-01T01:30:00')).toBe('2026-11-01T05:30:00.000Z');
    expect(instant('America/New_York', '2026-03-08T02:30:00')).toBe('2026-03-08T07:30:00.000Z');
    expect(instant('America/New_York', '2026-03-08T03:00:00')).toBe('2026-03-08T07:00:00.000Z');
    expect(instant('America/New_York', '2026-11-01T02:00:00')).toBe('2026-11-01T07:00:00.000Z');
  });

  it('is refused by a name that is none', () => {
    expect(() => timeZoneOf('Seoul')).toThrow('timeZone: "Seoul" is no IANA time zone such as Asia/Seoul');
  });
});
