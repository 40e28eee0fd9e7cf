import type { Money } from './money';

export type MetricQuality = 'GOOD' | 'PARTIAL' | 'STALE' | 'INSUFFICIENT';

interface Evidence {
  asOf: Date;
  /** How many observations the value rests on. */
  sampleSize: number;
  quality: MetricQuality;
  definition: string;
}

/** A number that says how it was made; value is null exactly when quality is INSUFFICIENT. */
export interface Metric extends Evidence {
  value: number | null;
  unit: string;
}

export interface MoneyMetric extends Evidence {
  amount: Money | null;
}

/** A share of counted things; without any there is no share, which is not 0. */
export function share(part: number, whole: number, definition: string, asOf = new Date()): Metric {
  return {
    value: whole === 0 ? null : part / whole,
    unit: 'share',
    asOf,
    sampleSize: whole,
    quality: whole === 0 ? 'INSUFFICIENT' : 'GOOD',
    definition,
  };
}
