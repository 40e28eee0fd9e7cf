import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, notFound } from '../../kit/errors';
import { Exact, type Money, requireAmount, requireCurrency } from '../../kit/money';
import { isUuid } from '../../kit/statement';

/** Adds an amount to what a campaign cost; one below zero takes back at most what was recorded in its currency. */
export async function recordCost(transaction: EntityManager, campaignId: string, cost: Money): Promise<void> {
  const amount = requireAmount(cost.amount, ['amount', 'amount']);
  const currencyCode = requireCurrency(cost.currencyCode, ['amount', 'currencyCode']);
  // Locked, so that two who take back at once don't take back the same amount.
  const [campaign]: unknown[] = isUuid(campaignId)
    ? await transaction.query('SELECT FROM marketing.campaigns WHERE id = $1 FOR NO KEY UPDATE', [campaignId])
    : [];
  if (!campaign) throw notFound('campaign', ['campaignId']);
  const [{ total }]: [{ total: string }] = await transaction.query(
    `SELECT coalesce(sum(amount), 0)::text AS total FROM marketing.campaign_costs
      WHERE campaign_id = $1 AND currency_code = $2`,
    [campaignId, currencyCode],
  );
  if (new Exact(total).plus(amount).lt(0)) {
    throw new Refusal('INVALID', `at most the ${total} ${currencyCode} recorded so far can be taken back`, [
      'amount',
      'amount',
    ]);
  }
  await transaction.query(
    'INSERT INTO marketing.campaign_costs (id, campaign_id, amount, currency_code) VALUES ($1, $2, $3, $4)',
    [uuid(), campaignId, amount, currencyCode],
  );
}
