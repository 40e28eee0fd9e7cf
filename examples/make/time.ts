const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** First day of the sample; nothing in the layer is older. */
export const firstDay = '2017-01-01';
/** Day of the last order in the sample: the whole is shifted at import so that it lies in last week. */
export const lastOrderOn = '2019-06-30';
/** Nothing in the layer has happened after this moment; one week after the last order is the reader's now. */
export const endOfLayer = at('2019-07-06', 21 * 60);

/** The day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Whole days from one day to a later one. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** The instant so many minutes after midnight UTC. */
export function at(day: string, minutes: number): string {
  const time = new Date(Date.parse(`${day}T00:00:00Z`) + Math.round(minutes) * minuteMs);
  return time.toISOString().replace('.000Z', 'Z');
}

/** The instant so many minutes later, or null when that is after the end of the layer. */
export function later(instant: string, minutes: number): string | null {
  const time = new Date(Date.parse(instant) + Math.max(1, Math.round(minutes)) * minuteMs).toISOString();
  const text = time.replace('.000Z', 'Z');
  return text <= endOfLayer ? text : null;
}

/** The day of an instant. */
export const dayOf = (instant: string): string => instant.slice(0, 10);
