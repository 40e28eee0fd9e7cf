const millisecondsOfDay = 86_400_000;
const mostDays = 1_000;

const digits = (count: number, length: number): string[] =>
  Array.from({ length: count }, (_, value) => String(value).padStart(length, '0'));
const twoDigits = digits(60, 2);
const threeDigits = digits(1_000, 3);

/** How texts begin, by days since 1970: many instants of a page are of few days. */
const beginnings = new Map<number, string>();

function beginningOf(day: number, instant: Date): string {
  let known = beginnings.get(day);
  if (known === undefined) {
    if (beginnings.size >= mostDays) beginnings.clear();
    known = instant.toISOString().slice(0, -'hh:mm:ss.sssZ'.length);
    beginnings.set(day, known);
  }
  return known;
}

/**
 * The instant as toISOString writes it, in a third of its time: a page has many, and to find out day, month and year is
 * what takes long. Throws for a Date that is none.
 */
export function instantText(instant: Date): string {
  const time = instant.getTime();
  const day = Math.floor(time / millisecondsOfDay);
  const beginning = beginningOf(day, instant);
  const milliseconds = time - day * millisecondsOfDay;
  const seconds = Math.floor(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}`;
  return `${beginning}${clock}.${threeDigits[milliseconds % 1_000]}Z`;
}
