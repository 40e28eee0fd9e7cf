import type { Client } from 'pg';

const sellers = 50;
const products = 500;
const ordersPerDeal = 10;
/** So many orders have lines and deals: the figures of those are told for a million. */
const withLines = 1_000_000;

/** Puts a purchase log in the place of all orders: an order of one line for each purchase, and a won deal for each tenth. */
export async function loadOrders(owner: Client, file: string): Promise<number> {
  await owner.query(`
    TRUNCATE sales.order_lines, sales.orders, sales.products, sales.deals, sales.purchase_fits CASCADE;
    TRUNCATE identity.customer CASCADE;
    CREATE TEMP TABLE purchase (customer integer, day date, amount numeric(12, 2), place integer GENERATED ALWAYS AS IDENTITY)`);
  await owner.query(`COPY purchase (customer, day, amount) FROM '${file}' CSV HEADER`);
  // Ids in the order of the rows: random ones would take most of the time for the trees of the indexes.
  await owner.query(`
    CREATE OR REPLACE FUNCTION pg_temp.id(kind text, place bigint) RETURNS uuid IMMUTABLE LANGUAGE sql
      RETURN (kind || lpad(to_hex(place), 30, '0'))::uuid;
    INSERT INTO identity.customer (id, first_seen_by)
      SELECT pg_temp.id('c0', customer), 'sales' FROM purchase GROUP BY customer ORDER BY customer;
    INSERT INTO sales.products (sku, name) SELECT 'P' || n, 'Product ' || n FROM generate_series(0, ${products - 1}) n;
    INSERT INTO sales.orders (id, customer_id, number, placed_at, currency_code, total, owner_id)
      SELECT pg_temp.id('a0', place), pg_temp.id('c0', customer), place, day + interval '12 hours', 'USD', amount,
        pg_temp.id('e0', place % ${sellers})
      FROM purchase;
    INSERT INTO sales.order_lines (id, order_id, ref, position, sku, quantity, unit_price)
      SELECT pg_temp.id('b0', place), pg_temp.id('a0', place), '1', 1, 'P' || place % ${products}, 1, amount
      FROM purchase WHERE place <= ${withLines};
    INSERT INTO sales.deals (id, name, stage, status, amount, currency_code, owner_id, created_at, closed_at)
      SELECT pg_temp.id('d0', place), 'Deal', 'Won', 'WON', amount, 'USD', pg_temp.id('e0', place % ${sellers}),
        day - 20, day
      FROM purchase WHERE place % ${ordersPerDeal} = 0 AND place <= ${withLines};
    INSERT INTO sales.deal_stage_changes (id, deal_id, from_stage, to_stage, at)
      SELECT pg_temp.id('f' || step, place), pg_temp.id('d0', place), from_stage, to_stage, day - 20 / step
      FROM purchase, (VALUES (1, NULL, 'Engaging'), (2, 'Engaging', 'Won')) s (step, from_stage, to_stage)
      WHERE place % ${ordersPerDeal} = 0 AND place <= ${withLines};`);
  const { rows } = await owner.query<{ count: number }>('SELECT count(*)::int AS count FROM purchase');
  await owner.query('DROP TABLE purchase');
  await owner.query(
    'VACUUM ANALYZE sales.orders, sales.order_lines, sales.deals, sales.deal_stage_changes, identity.customer',
  );
  return rows[0]?.count ?? 0;
}
