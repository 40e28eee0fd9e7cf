/** SELECT of what brought each key of k (key, member) here: the earliest lead, or visit that a campaign led to. */
export const firstTouches = `
  SELECT DISTINCT ON (key) key, at, source, campaign_id FROM (
    SELECT k.key, t.captured_at AS at, t.source, t.campaign_id, t.id
      FROM k JOIN marketing.leads t ON t.customer_id = k.member
    UNION ALL
    SELECT k.key, t.at, NULL, t.campaign_id, t.id
      FROM k JOIN marketing.visits t ON t.customer_id = k.member WHERE t.campaign_id IS NOT NULL) touch
  ORDER BY key, at, id`;
