import type { EntityManager } from 'typeorm';
import { isTimeout } from '../../kit/database/failure';
import { Refusal } from '../../kit/errors';
import { Exact, type Money, money, requireCurrency } from '../../kit/money';
import { instantsOf, readPeriod } from '../../kit/period';

export type ParetoBy = 'SELLER' | 'CUSTOMER' | 'PRODUCT';

export interface ParetoMember {
  key: string;
  name: string | null;
  amount: Money;
  cumulativeShare: number;
}

export interface Pareto {
  by: ParetoBy;
  period: string;
  total: Money;
  shareFor80Percent: number | null;
  /** All of them, the largest first. */
  ranked: ParetoMember[];
}

/** Deals that brought revenue which no order tells of. */
const dealsWithoutOrder = `
  FROM sales.deals d
  WHERE d.status = 'WON' AND d.amount IS NOT NULL AND d.currency_code = $1 AND d.closed_at >= $2 AND d.closed_at < $3
    AND NOT EXISTS (SELECT FROM sales.orders o WHERE o.deal_id = d.id AND o.status <> 'CANCELLED')`;

const orders = `
  o.status <> 'CANCELLED' AND o.currency_code = $1 AND o.placed_at >= $2 AND o.placed_at < $3`;

/** Revenue by key, in parts that add up to the same whole whatever the key is. */
const parts: Record<ParetoBy, string> = {
  SELLER: `
    SELECT coalesce(o.owner_id, d.owner_id)::text AS key, NULL AS name, o.total - o.returned_total AS amount
    FROM sales.orders o LEFT JOIN sales.deals d ON d.id = o.deal_id WHERE ${orders}
    UNION ALL SELECT d.owner_id::text, NULL, d.amount ${dealsWithoutOrder}`,
  CUSTOMER: `
    SELECT o.customer_id::text AS key, NULL AS name, o.total - o.returned_total AS amount
    FROM sales.orders o WHERE ${orders}
    UNION ALL SELECT coalesce(d.customer_id, d.account_id)::text,
      (SELECT a.name FROM sales.accounts a WHERE a.id = d.account_id AND d.customer_id IS NULL), d.amount
    ${dealsWithoutOrder}`,
  PRODUCT: `
    SELECT l.sku AS key, (SELECT p.name FROM sales.products p WHERE p.sku = l.sku) AS name,
      (l.quantity - l.returned_quantity) * l.unit_price * (1 - l.discount) AS amount
    FROM sales.orders o JOIN sales.order_lines l ON l.order_id = o.id WHERE ${orders}
    UNION ALL SELECT d.sku, (SELECT p.name FROM sales.products p WHERE p.sku = d.sku), d.amount ${dealsWithoutOrder}`,
};

/** Customers that were merged count as the surviving one. */
const canonicalKeys = `
  SELECT coalesce(c.canonical_id::text, s.key) AS key, s.name, s.amount FROM summed s
  LEFT JOIN identity.canonical(ARRAY(SELECT key::uuid FROM summed WHERE key IS NOT NULL AND name IS NULL)) c
    ON c.id::text = s.key`;

interface Row {
  key: string | null;
  name: string | null;
  amount: string;
}

/** The smallest number of the largest that make four fifths of the whole. */
function smallestCount(ranked: readonly Row[], total: InstanceType<typeof Exact>): number {
  const wanted = total.times('0.8');
  let sum = new Exact(0);
  return ranked.findIndex(({ amount }) => (sum = sum.plus(amount)).gte(wanted)) + 1;
}

/** A refusal that says what to do, in the place of the fault that a period of too many orders is for the database. */
function tooMuch(error: unknown): never {
  if (!isTimeout(error)) throw error;
  throw new Refusal(
    'LIMIT_EXCEEDED',
    'the period has more orders than can be added up in time: ask for a shorter one',
    ['period'],
  );
}

/** Revenue of a period by who made it, largest first; the amounts add up to the total exactly. */
export async function salesPareto(
  manager: EntityManager,
  { by, period: name, currencyCode: asked }: { by: ParetoBy; period: string; currencyCode?: string | null },
  settings: { businessTimeZone: string; reportingCurrency: string },
): Promise<Pareto> {
  const currencyCode = requireCurrency(asked ?? settings.reportingCurrency, ['currencyCode']);
  const { from, end } = instantsOf(readPeriod(name, 'period'), settings.businessTimeZone);
  const rows: Row[] = await manager
    .query(
      `WITH part AS (${parts[by]}),
      summed AS (SELECT key, max(name) AS name, sum(amount) AS amount FROM part GROUP BY key),
      known AS (${by === 'CUSTOMER' ? canonicalKeys : 'SELECT * FROM summed'})
    SELECT key, max(name) AS name, sum(amount)::text AS amount FROM known GROUP BY key
    HAVING sum(amount) <> 0 ORDER BY sum(amount) DESC, key`,
      [currencyCode, from, end],
    )
    .catch(tooMuch);
  const total = rows.reduce((sum, { amount }) => sum.plus(amount), new Exact(0));
  let running = new Exact(0);
  const ranked = rows.map(({ key, name: known, amount }): ParetoMember => {
    running = running.plus(amount);
    return {
      key: key ?? '',
      name: known,
      amount: money(amount, currencyCode),
      cumulativeShare: total.gt(0) ? running.div(total).toNumber() : 0,
    };
  });
  return {
    by,
    period: name,
    total: money(total.toFixed(), currencyCode),
    shareFor80Percent: total.gt(0) ? smallestCount(rows, total) / rows.length : null,
    ranked,
  };
}
