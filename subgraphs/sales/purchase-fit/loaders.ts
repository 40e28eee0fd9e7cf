import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { rowByKey, valueByKey } from '../../kit/loaders';
import type { BuyingDay } from './buying';
import type { OrderedGoods } from './next-order';
import { PurchaseFit } from './entity';
import { latestFit } from './latest';

const buyingDays = `
  SELECT key::text, jsonb_agg(jsonb_build_object('day', day, 'currencyCode', currency_code, 'amount', amount::text)
      ORDER BY day, currency_code) AS days
  FROM (
    SELECT m.key, (o.placed_at AT TIME ZONE $2)::date - DATE '1970-01-01' AS day, o.currency_code,
      sum(o.total - o.returned_total) AS amount
    FROM identity.members($1::uuid[]) m JOIN sales.orders o ON o.customer_id = m.member
    WHERE o.status = 'PLACED' GROUP BY 1, 2, 3) per_day
  GROUP BY key`;

/** How many of a customer's latest orders a suggestion rests on. */
const ordersLookedAt = 12;

const orderedGoods = `
  SELECT key::text, jsonb_agg(jsonb_build_object('orderId', id, 'sku', sku, 'quantity', quantity)
      ORDER BY placed_at, id, sku) AS goods
  FROM (
    SELECT m.key, o.id, o.placed_at, l.sku, sum(l.quantity - l.returned_quantity)::int AS quantity,
      dense_rank() OVER (PARTITION BY m.key ORDER BY o.placed_at DESC, o.id DESC) AS place
    FROM identity.members($1::uuid[]) m
      JOIN sales.orders o ON o.customer_id = m.member
      JOIN sales.order_lines l ON l.order_id = o.id
    WHERE o.status = 'PLACED' GROUP BY m.key, o.id, o.placed_at, l.sku
    HAVING sum(l.quantity - l.returned_quantity) > 0) per_order
  WHERE place <= ${ordersLookedAt} GROUP BY key`;

export const purchaseFitLoaders = (manager: EntityManager) => {
  const byZone = new Map<string, DataLoader<string, BuyingDay[]>>();
  return {
    /** The latest fit, read once a request; its only key is latest. */
    purchaseFit: new DataLoader(async (keys: readonly 'latest'[]) => {
      const fit = await latestFit(manager);
      return keys.map(() => fit);
    }),
    purchaseFitById: rowByKey(manager, PurchaseFit),
    /** Days of the time zone on which a customer bought, earliest first; one entry for each currency of a day. */
    buyingDaysByCustomerId: (timeZone: string): DataLoader<string, BuyingDay[]> => {
      const loader =
        byZone.get(timeZone) ??
        valueByKey<BuyingDay[], { key: string; days: BuyingDay[] }>(
          (ids) => queryPrepared(manager, buyingDays, [ids, timeZone]),
          (row) => row.days,
          () => [],
        );
      byZone.set(timeZone, loader);
      return loader;
    },
    /** What a customer's latest orders held, earliest order first. */
    orderedGoodsByCustomerId: valueByKey<OrderedGoods[], { key: string; goods: OrderedGoods[] }>(
      (ids) => queryPrepared(manager, orderedGoods, [ids]),
      (row) => row.goods,
      () => [],
    ),
  };
};
