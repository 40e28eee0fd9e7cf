import type { EntityManager } from 'typeorm';
import { valueByKey } from '../../kit/loaders';
import type { Money } from '../../kit/money';
import { firstTouches } from '../customer/first-touch';

const costs = `
  SELECT key, jsonb_agg(jsonb_build_object('currencyCode', currency_code, 'amount', amount)
      ORDER BY entries DESC, currency_code) AS costs
  FROM (
    SELECT campaign_id::text AS key, currency_code, sum(amount)::text AS amount, count(*) AS entries
    FROM marketing.campaign_costs WHERE campaign_id = ANY ($1::uuid[]) GROUP BY campaign_id, currency_code) per_currency
  GROUP BY key`;

// Everybody whom one of the campaigns reached, and then what reached them first, under whichever of their ids.
const won = `
  WITH touched AS MATERIALIZED (
    SELECT customer_id FROM marketing.leads WHERE campaign_id = ANY ($1::uuid[])
    UNION
    SELECT customer_id FROM marketing.visits WHERE campaign_id = ANY ($1::uuid[])),
  persons AS MATERIALIZED (
    SELECT DISTINCT c.canonical_id FROM identity.canonical(ARRAY(SELECT customer_id FROM touched)) c),
  k AS MATERIALIZED (SELECT m.key, m.member FROM identity.members(ARRAY(SELECT canonical_id FROM persons)) m)
  SELECT campaign_id::text AS key, count(*)::int AS customers FROM (${firstTouches}) first
  WHERE campaign_id = ANY ($1::uuid[]) GROUP BY campaign_id`;

export const campaignCostLoaders = (manager: EntityManager) => ({
  /** What was recorded, summed in each currency; the currency of most records first. */
  costsByCampaignId: valueByKey<readonly Money[], { key: string; costs: Money[] }>(
    (ids) => manager.query(costs, [ids]),
    (row) => row.costs,
    () => [],
  ),
  /** How many customers have the campaign as their first touch; persons of several ids count once. */
  customersWonByCampaignId: valueByKey<number, { key: string; customers: number }>(
    (ids) => manager.query(won, [ids]),
    (row) => row.customers,
    () => 0,
  ),
});
