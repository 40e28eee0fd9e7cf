import { InvalidArgumentError } from 'commander';

const units: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a duration such as 30m, 8h or 90d, as commands take it. */
export function duration(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const value = Number(count) * (units[unit ?? ''] ?? Number.NaN);
  if (!(value > 0)) throw new InvalidArgumentError('give a duration such as 30m, 8h or 90d.');
  return value;
}
