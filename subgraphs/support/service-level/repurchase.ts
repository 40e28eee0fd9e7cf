import type { EntityManager } from 'typeorm';
import { type Metric, share } from '../../kit/metric';
import { publishedSchema } from '../../kit/outbox';
import { tableOf } from '../../kit/statement';
import { CsatScore } from '../csat/entity';
import { Ticket } from '../ticket/entity';

/** How long a customer has to come back. */
const days = 90;
const salesOutbox = `${publishedSchema}.sales`;

interface Returned {
  score: number;
  /** Customers who gave the score, those known to nobody as a customer included. */
  scored: number;
  /** Those whose time to come back is over. */
  followed: number;
  cameBack: number;
}

/**
 * Whether customers order again after they gave a score, from the orders that sales has published. Of two equal scores
 * of one customer the first counts, merged customers are one.
 */
const returned = (manager: EntityManager, hasOrders: boolean) => `
  WITH given AS (
    SELECT t.id, t.customer_id, s.score, s.scored_at
    FROM ${tableOf(manager, Ticket)} t JOIN ${tableOf(manager, CsatScore)} s ON s.ticket_id = t.id
    WHERE t.created_at >= $1 AND t.created_at < $2 AND t.status <> 'MERGED'),
  known AS MATERIALIZED (
    SELECT k.id, k.canonical_id FROM identity.canonical(ARRAY(SELECT DISTINCT customer_id FROM given)) k),
  asked AS MATERIALIZED (
    SELECT DISTINCT ON (coalesce(k.canonical_id, g.id), g.score) k.canonical_id AS customer_id, g.score, g.scored_at,
      k.canonical_id IS NOT NULL AND g.scored_at <= now() - make_interval(days => $3) AS is_over
    FROM given g LEFT JOIN known k ON k.id = g.customer_id
    ORDER BY coalesce(k.canonical_id, g.id), g.score, g.scored_at),
  member AS MATERIALIZED (
    SELECT m.key, m.member FROM identity.members(ARRAY(SELECT customer_id FROM asked WHERE is_over)) m)
  SELECT score, count(*)::int AS scored, (count(*) FILTER (WHERE is_over))::int AS followed,
    (count(*) FILTER (WHERE is_over AND ${hasOrders ? orderedAgain : 'FALSE'}))::int AS "cameBack"
  FROM asked GROUP BY score`;

const orderedAgain = `EXISTS (
  SELECT FROM member m JOIN ${salesOutbox} o ON o.subject = m.member
  WHERE m.key = asked.customer_id AND o.type = 'sales.order.placed'
    AND o."time" > asked.scored_at AND o."time" <= asked.scored_at + make_interval(days => $3)
    AND NOT EXISTS (SELECT FROM ${salesOutbox} c WHERE c.subject = o.subject AND c.type = 'sales.order.cancelled'
      AND c.data ->> 'orderId' = o.data ->> 'orderId'))`;

const definition = `Customers who placed an order within ${days} days after they gave the score, cancelled orders left out, of those whose ${days} days are over.`;

/** How many of the customers who gave each score to tickets opened between two instants came back, for scores 1 to 5. */
export async function repurchaseRateByScore(
  manager: EntityManager,
  { from, end }: { from: Date; end: Date },
): Promise<{ score: number; repurchaseRate: Metric }[]> {
  // Without sales nobody knows who ordered.
  const [sales]: { isHere: boolean }[] = await manager.query('SELECT to_regclass($1) IS NOT NULL AS "isHere"', [
    salesOutbox,
  ]);
  const isHere = sales?.isHere ?? false;
  const rows: Returned[] = await manager.query(returned(manager, isHere), [from, end, days]);
  const byScore = new Map(rows.map((row) => [row.score, row]));
  return [1, 2, 3, 4, 5].map((score) => {
    const { scored, followed, cameBack } = byScore.get(score) ?? { scored: 0, followed: 0, cameBack: 0 };
    const rate = share(cameBack, isHere ? followed : 0, definition);
    return { score, repurchaseRate: rate.quality === 'GOOD' && followed < scored ? partial(rate) : rate };
  });
}

const partial = (metric: Metric): Metric => ({ ...metric, quality: 'PARTIAL' });
