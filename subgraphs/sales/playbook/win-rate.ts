import type { Metric } from '../../kit/metric';

/** Closed deals that went as a playbook says. */
export interface PlaybookOutcome {
  closed: number;
  won: number;
  /** The latest won first. */
  wonDealIds: string[];
}

// Fewer deals than this, and the next one could turn the rate round.
const fewest = 20;
const definition =
  'Share won of the closed deals for the same product in which every kind of activity of the playbook was done.';

export function winRate({ closed, won }: PlaybookOutcome, asOf = new Date()): Metric {
  return {
    value: closed === 0 ? null : won / closed,
    unit: 'share',
    asOf,
    sampleSize: closed,
    quality: closed === 0 ? 'INSUFFICIENT' : closed < fewest ? 'PARTIAL' : 'GOOD',
    definition,
  };
}

/** The win rate that is at least to be expected: one deal of one does not outrank ninety of a hundred (Wilson, 1927). */
export function cautiousRate({ closed, won }: PlaybookOutcome): number {
  if (closed === 0) return 0;
  const z = 1.96;
  const share = won / closed;
  const spread = z * Math.sqrt((share * (1 - share)) / closed + (z / (2 * closed)) ** 2);
  return (share + z ** 2 / (2 * closed) - spread) / (1 + z ** 2 / closed);
}
