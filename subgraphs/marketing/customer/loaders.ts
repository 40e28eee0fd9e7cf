import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { valueByKey } from '../../kit/loaders';
import type { MarketingSummary } from './facet';
import { firstTouches } from './first-touch';

interface SummaryRow extends Omit<MarketingSummary, 'firstTouch'> {
  key: string;
  touchedAt: Date | null;
  source: string | null;
  campaignId: string | null;
}

const summaries = `
  WITH k AS MATERIALIZED (SELECT key, member FROM identity.members($1::uuid[])),
  messages AS (
    SELECT k.key, max(t.sent_at) AS last_sent_at, max(t.opened_at) AS last_opened_at,
      count(*) FILTER (WHERE t.status IN ('SENT', 'DELIVERED'))::int AS sent,
      count(t.opened_at) FILTER (WHERE t.status IN ('SENT', 'DELIVERED'))::int AS opened
    FROM k JOIN marketing.campaign_messages t ON t.customer_id = k.member GROUP BY k.key),
  visits AS (
    SELECT k.key, max(t.at) AS last_visit_at
    FROM k JOIN marketing.visits t ON t.customer_id = k.member GROUP BY k.key),
  touches AS (${firstTouches})
  SELECT key::text, last_sent_at AS "lastSentAt", last_opened_at AS "lastOpenedAt", last_visit_at AS "lastVisitAt",
    coalesce(sent, 0) AS "sentCount", coalesce(opened, 0) AS "openedCount",
    at AS "touchedAt", source, campaign_id AS "campaignId"
  FROM messages FULL JOIN visits USING (key) FULL JOIN touches USING (key)`;

const nothing = {
  lastSentAt: null,
  lastOpenedAt: null,
  lastVisitAt: null,
  sentCount: 0,
  openedCount: 0,
  firstTouch: null,
};

export const customerLoaders = (manager: EntityManager) => ({
  marketingSummaryByCustomerId: valueByKey<MarketingSummary, SummaryRow>(
    (ids) => queryPrepared(manager, summaries, [ids]),
    ({ touchedAt, source, campaignId, ...row }) => ({
      ...row,
      firstTouch: touchedAt && { at: touchedAt, source, campaignId },
    }),
    () => nothing,
  ),
});
