import type { Facts } from '../../kit/facts';

// Two categories are enough to tell that there are several, and the first two are found before all lines are read.
const bought = `
  SELECT coalesce(p.category, p.sku) AS category
  FROM sales.orders s JOIN sales.order_lines l ON l.order_id = s.id JOIN sales.products p ON p.sku = l.sku
  WHERE s.customer_id = asked AND s.status <> 'CANCELLED' AND l.quantity > l.returned_quantity`;

/** What the facet says of orders and deals, for one id alone: figures of merged ids are combined by the platform. */
export const salesFacts: Facts = {
  definitions: [
    {
      path: 'sales.orderCount',
      type: 'NUMBER',
      description: 'How many orders were placed; cancelled ones do not count.',
      orderable: true,
      combine: 'SUM',
      absent: 0,
    },
    {
      path: 'sales.lastOrderAt',
      type: 'DATETIME',
      description: 'When the latest order was placed; null when there is none.',
      orderable: true,
      combine: 'MAX',
      within: 'sales.orderCount',
    },
    {
      path: 'sales.lifetimeValue',
      type: 'DECIMAL',
      description:
        'Sum of orders less returns, cancelled ones left out, in the currency most of them are in; null without orders.',
      orderable: true,
      combine: 'PREVAILING',
      within: 'sales.orderCount',
    },
    {
      path: 'sales.currencyCode',
      type: 'TEXT',
      description: 'The currency of sales.lifetimeValue, as an ISO 4217 code; null without orders.',
      orderable: false,
      combine: 'PREVAILING',
    },
    {
      path: 'sales.crossSold',
      type: 'BOOLEAN',
      description:
        'Whether products of more than one category were bought and not returned; a product without a category is one of its own.',
      orderable: false,
      combine: 'DIFFER',
      absent: false,
    },
    {
      path: 'sales.openDealCount',
      type: 'NUMBER',
      description: 'How many deals with the customer are open.',
      orderable: true,
      combine: 'SUM',
      absent: 0,
    },
    {
      path: 'sales.accountId',
      type: 'ID',
      description: 'The account that the customer joined last; null without one.',
      orderable: false,
      combine: 'LATEST',
    },
  ],
  sql: `
    SELECT asked AS customer_id, jsonb_build_object(
      'sales.orderCount', coalesce(o.orders, 0), 'sales.lastOrderAt', o.latest,
      'sales.lifetimeValue', o.spent, 'sales.currencyCode', o.currencies, 'sales.crossSold', b.categories,
      'sales.openDealCount', d.open, 'sales.accountId', m.account) AS facts
    FROM unnest($1::uuid[]) asked
    CROSS JOIN LATERAL (
      SELECT sum(orders) AS orders, max(latest) AS latest,
        jsonb_agg(jsonb_build_object('group', currency_code, 'value', amount, 'weight', orders)) AS spent,
        jsonb_agg(jsonb_build_object('group', currency_code, 'weight', orders)) AS currencies
      FROM (
        SELECT currency_code, count(*) AS orders, max(placed_at) AS latest, sum(total - returned_total) AS amount
        FROM sales.orders WHERE customer_id = asked AND status <> 'CANCELLED' GROUP BY currency_code) per_currency) o
    LEFT JOIN LATERAL (${bought} LIMIT 1) one ON TRUE
    LEFT JOIN LATERAL (SELECT category FROM (${bought}) b WHERE b.category <> one.category LIMIT 1) other ON TRUE
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('group', category)) AS categories
      FROM unnest(ARRAY[one.category, other.category]) category WHERE category IS NOT NULL) b
    CROSS JOIN LATERAL (
      SELECT count(*) AS open FROM sales.deals WHERE customer_id = asked AND status = 'OPEN') d
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('value', account_id, 'at', created_at) AS account
      FROM sales.account_members WHERE customer_id = asked ORDER BY created_at DESC, account_id DESC LIMIT 1) m ON TRUE`,
};
