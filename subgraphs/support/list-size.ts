import { Refusal } from '../kit/errors';

/** The size that was asked for, or what holds when none was; refuses what is out of bounds. */
export function within(value: number | null | undefined, fallback: number, most: number, field: string): number {
  const given = value ?? fallback;
  if (given < 1 || given > most) {
    throw new Refusal('INVALID', `${field} must be between 1 and ${most}, got ${given}`, [field]);
  }
  return given;
}
