import { type Metric, share } from '../../kit/metric';

/** What a set of tickets adds up to. */
export interface Counted {
  tickets: number;
  responded: number;
  responseHours: number | null;
  responseMedianHours: number | null;
  resolved: number;
  resolutionHours: number | null;
  resolutionMedianHours: number | null;
  everResolved: number;
  reopened: number;
  scored: number;
  /** Of those ever resolved. */
  resolvedAndScored: number;
  meanScore: number | null;
}

export const nothingCounted: Counted = {
  ...{ tickets: 0, responded: 0, responseHours: null, responseMedianHours: null },
  ...{ resolved: 0, resolutionHours: null, resolutionMedianHours: null },
  ...{ everResolved: 0, reopened: 0, scored: 0, resolvedAndScored: 0, meanScore: null },
};

const wasResolved = `(t.resolved_at IS NOT NULL OR t.status = 'CLOSED' OR t.reopen_count > 0)`;

/** Select list of Counted over tickets t and their scores s. */
export const countedColumns = `
  count(*)::int AS tickets,
  count(t.first_response_at)::int AS responded,
  avg(extract(epoch FROM t.first_response_at - t.created_at) / 3600)::float8 AS "responseHours",
  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.first_response_at - t.created_at) / 3600)::float8
    AS "responseMedianHours",
  count(t.resolved_at)::int AS resolved,
  avg(extract(epoch FROM t.resolved_at - t.created_at) / 3600)::float8 AS "resolutionHours",
  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.resolved_at - t.created_at) / 3600)::float8
    AS "resolutionMedianHours",
  count(*) FILTER (WHERE ${wasResolved})::int AS "everResolved",
  count(*) FILTER (WHERE t.reopen_count > 0)::int AS reopened,
  count(s.score)::int AS scored,
  count(s.score) FILTER (WHERE ${wasResolved})::int AS "resolvedAndScored",
  avg(s.score)::float8 AS "meanScore"`;

/** A mean or median of those tickets of all that have what it needs. */
function over(value: number | null, known: number, all: number, unit: string, definition: string): Metric {
  const quality = known === 0 ? 'INSUFFICIENT' : known < all ? 'PARTIAL' : 'GOOD';
  return { value, unit, asOf: new Date(), sampleSize: known, quality, definition };
}

const toResponse =
  'from the opening of a ticket to the first answer by a person, round the clock, over tickets answered';
const toResolution = 'from the opening of a ticket to its last resolution, round the clock, over tickets resolved';

/** The numbers of a set of tickets, each with how it was made. */
export const metricsOf = (counted: Counted) => ({
  timeToFirstResponse: over(
    counted.responseHours,
    counted.responded,
    counted.tickets,
    'hours',
    `Mean hours ${toResponse}.`,
  ),
  timeToFirstResponseMedian: over(
    ...([counted.responseMedianHours, counted.responded, counted.tickets] as const),
    ...(['hours', `Median hours ${toResponse}.`] as const),
  ),
  timeToResolution: over(
    counted.resolutionHours,
    counted.resolved,
    counted.tickets,
    'hours',
    `Mean hours ${toResolution}.`,
  ),
  timeToResolutionMedian: over(
    ...([counted.resolutionMedianHours, counted.resolved, counted.tickets] as const),
    ...(['hours', `Median hours ${toResolution}.`] as const),
  ),
  reopenRate: share(counted.reopened, counted.everResolved, 'Tickets opened again, of those ever resolved.'),
  // Most customers never say: how many did is the response rate, not a fault of the mean.
  csat: over(
    counted.meanScore,
    counted.scored,
    counted.scored,
    'score',
    'Mean score, 1 to 5, over the tickets scored.',
  ),
  csatResponseRate: share(counted.resolvedAndScored, counted.everResolved, 'Tickets scored, of those ever resolved.'),
});
