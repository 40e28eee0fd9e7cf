import type DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { valueByKey } from '../../kit/loaders';

/** What one currency's orders of a customer add up to. */
export interface Spent {
  currencyCode: string;
  amount: string;
  orderCount: number;
}

/** Counts and sums of a customer's orders, cancelled ones left out. */
export interface OrderSummary {
  orderCount: number;
  lastOrderAt: Date | null;
  /** Most orders first. */
  spent: Spent[];
}

/** What a customer's deals say about who works on the customer. */
export interface DealSummary {
  openDealCount: number;
  ownerId: string | null;
}

export interface Owned {
  sku: string;
  quantity: number;
  lastBoughtAt: Date;
}

const summaries = `
  SELECT key::text, sum(orders)::int AS "orderCount", max(latest) AS "lastOrderAt",
    jsonb_agg(jsonb_build_object('currencyCode', currency_code, 'amount', amount::text, 'orderCount', orders)
      ORDER BY orders DESC, currency_code) AS spent
  FROM (
    SELECT m.key, o.currency_code, count(*)::int AS orders, max(o.placed_at) AS latest, sum(o.total - o.returned_total) AS amount
    FROM identity.members($1::uuid[]) m JOIN sales.orders o ON o.customer_id = m.member
    WHERE o.status <> 'CANCELLED' GROUP BY m.key, o.currency_code) per_currency
  GROUP BY key`;

const dealSummaries = `
  SELECT m.key::text, count(*) FILTER (WHERE d.status = 'OPEN')::int AS "openDealCount",
    (array_agg(d.owner_id ORDER BY d.status = 'OPEN' DESC, d.created_at DESC, d.id DESC)
      FILTER (WHERE d.owner_id IS NOT NULL))[1] AS "ownerId"
  FROM identity.members($1::uuid[]) m JOIN sales.deals d ON d.customer_id = m.member
  GROUP BY m.key`;

const crossSold = `
  SELECT m.key::text, count(DISTINCT coalesce(p.category, p.sku)) > 1 AS several
  FROM identity.members($1::uuid[]) m
    JOIN sales.orders o ON o.customer_id = m.member
    JOIN sales.order_lines l ON l.order_id = o.id
    JOIN sales.products p ON p.sku = l.sku
  WHERE o.status <> 'CANCELLED' AND l.quantity > l.returned_quantity GROUP BY m.key`;

const owned = `
  SELECT key::text, jsonb_agg(jsonb_build_object('sku', sku, 'quantity', quantity, 'lastBoughtAt', latest)
      ORDER BY latest DESC, sku) AS products
  FROM (
    SELECT m.key, l.sku, sum(l.quantity - l.returned_quantity)::int AS quantity, max(o.placed_at) AS latest,
      row_number() OVER (PARTITION BY m.key ORDER BY max(o.placed_at) DESC, l.sku) AS place
    FROM identity.members($1::uuid[]) m
      JOIN sales.orders o ON o.customer_id = m.member
      JOIN sales.order_lines l ON l.order_id = o.id
    WHERE o.status <> 'CANCELLED' GROUP BY m.key, l.sku
    HAVING sum(l.quantity - l.returned_quantity) > 0) per_product
  WHERE place <= $2 GROUP BY key`;

export const customerLoaders = (manager: EntityManager) => {
  const ownedLoaders = new Map<number, DataLoader<string, Owned[]>>();
  return {
    orderSummaryByCustomerId: valueByKey<OrderSummary, OrderSummary & { key: string }>(
      (ids) => queryPrepared(manager, summaries, [ids]),
      (row) => row,
      () => ({ orderCount: 0, lastOrderAt: null, spent: [] }),
    ),
    dealSummaryByCustomerId: valueByKey<DealSummary, DealSummary & { key: string }>(
      (ids) => queryPrepared(manager, dealSummaries, [ids]),
      (row) => row,
      () => ({ openDealCount: 0, ownerId: null }),
    ),
    crossSoldByCustomerId: valueByKey<boolean, { key: string; several: boolean }>(
      (ids) => queryPrepared(manager, crossSold, [ids]),
      (row) => row.several,
      () => false,
    ),
    /** At most limit products of each customer, latest bought first. */
    productsOwnedByCustomerId: (limit: number): DataLoader<string, Owned[]> => {
      const loader =
        ownedLoaders.get(limit) ??
        valueByKey<Owned[], { key: string; products: Owned[] }>(
          (ids) => queryPrepared(manager, owned, [ids, limit]),
          (row) => row.products,
          () => [],
        );
      ownedLoaders.set(limit, loader);
      return loader;
    },
  };
};
