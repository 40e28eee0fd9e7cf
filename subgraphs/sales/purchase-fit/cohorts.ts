import type { EntityManager } from 'typeorm';
import { businessDayOf } from '../../kit/business-day';
import { Refusal } from '../../kit/errors';

export interface Cohort {
  period: string;
  size: number;
  repeatShare: (number | null)[];
}

const maximumQuarters = 40;

/** Buyers by the quarter of their first purchase, and how many of them bought again, by quarters since. */
const statement = `
  WITH canonical AS (
      SELECT id, canonical_id
      FROM identity.canonical(ARRAY(SELECT DISTINCT customer_id FROM sales.orders WHERE status = 'PLACED'))),
    bought AS (
      SELECT DISTINCT c.canonical_id AS customer, (o.placed_at AT TIME ZONE $1)::date AS day
      FROM sales.orders o JOIN canonical c ON c.id = o.customer_id WHERE o.status = 'PLACED'),
    dated AS (
      SELECT customer, day, min(day) OVER (PARTITION BY customer) AS first_day FROM bought),
    numbered AS (
      SELECT customer, day > first_day AS again,
        (extract(year FROM first_day) * 4 + extract(quarter FROM first_day))::int - 1 AS cohort,
        (extract(year FROM day) * 4 + extract(quarter FROM day))::int - 1 AS quarter
      FROM dated)
  SELECT cohort, quarter - cohort AS since, count(DISTINCT customer)::int AS customers,
    count(DISTINCT customer) FILTER (WHERE again)::int AS again
  FROM numbered WHERE cohort BETWEEN $2 AND $3 GROUP BY 1, 2`;

const nameOf = (quarter: number): string => `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;

function quarterOf(name: string, field: string): number {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(name) ?? [];
  if (year === undefined || quarter === undefined) {
    throw new Refusal('INVALID', `${field} must be a quarter such as 2024-Q1`, [field]);
  }
  return Number(year) * 4 + Number(quarter) - 1;
}

/** Cohorts of buyers by quarter, first to last; customers that were merged are one. */
export async function repeatPurchaseCohorts(
  manager: EntityManager,
  { from, to }: { from: string; to: string },
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<Cohort[]> {
  const [first, last] = [quarterOf(from, 'from'), quarterOf(to, 'to')];
  if (last < first) throw new Refusal('INVALID', 'to must not be before from', ['to']);
  if (last - first >= maximumQuarters) {
    throw new Refusal('LIMIT_EXCEEDED', `at most ${maximumQuarters} quarters, got ${last - first + 1}`, ['to']);
  }
  const today = new Date(businessDayOf(now, timeZone) * 86_400_000);
  const current = today.getUTCFullYear() * 4 + Math.floor(today.getUTCMonth() / 3);
  const rows: { cohort: number; since: number; customers: number; again: number }[] = await manager.query(statement, [
    timeZone,
    first,
    last,
  ]);
  const found = new Map(rows.map((row) => [`${row.cohort} ${row.since}`, row]));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const cohort = first + index;
    const size = found.get(`${cohort} 0`)?.customers ?? 0;
    const quarters = size === 0 ? 0 : Math.min(Math.max(current - cohort + 1, 0), maximumQuarters);
    const shareOf = (since: number) =>
      cohort + since >= current ? null : (found.get(`${cohort} ${since}`)?.again ?? 0) / size;
    return {
      period: nameOf(cohort),
      size,
      repeatShare: Array.from({ length: quarters }, (__, since) => shareOf(since)),
    };
  });
}
