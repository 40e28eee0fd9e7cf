import type { EntityManager } from 'typeorm';
import { canonicalCustomerId, valueByKey } from '../../../../subgraphs/kit/loaders';
import type { Money } from '../../../../subgraphs/kit/money';
import { tableOf } from '../../../../subgraphs/kit/statement';
import { CreditLimit } from '../credit-limit/entity';
import { Invoice } from '../invoice/entity';

export interface FinanceSummary {
  openInvoiceCount: number;
  overdueInvoiceCount: number;
  /** What is past its day, apart by currency; ordered by currency. */
  overdue: Money[];
}

const nothingYet: FinanceSummary = { openInvoiceCount: 0, overdueInvoiceCount: 0, overdue: [] };

export const customerLoaders = (manager: EntityManager) => ({
  canonicalCustomerId: canonicalCustomerId(manager),
  /** Overdue is what is not paid on the day after it was due, by the clock of UTC. */
  financeSummaryByCustomerId: valueByKey<FinanceSummary, FinanceSummary & { key: string }>(
    (ids) =>
      manager.query(
        `SELECT key, sum(open)::int AS "openInvoiceCount", sum(late)::int AS "overdueInvoiceCount",
            coalesce(jsonb_agg(jsonb_build_object('amount', amount::text, 'currencyCode', currency_code)
              ORDER BY currency_code) FILTER (WHERE late > 0), '[]') AS overdue
          FROM (
            SELECT k.key, t.currency_code, count(*) AS open,
              count(*) FILTER (WHERE t.due_on < $2) AS late,
              sum(t.amount) FILTER (WHERE t.due_on < $2) AS amount
            FROM identity.members($1::uuid[]) AS k JOIN ${tableOf(manager, Invoice)} t ON t.customer_id = k.member
            WHERE t.paid_on IS NULL GROUP BY k.key, t.currency_code) per_currency
          GROUP BY key`,
        [ids, new Date().toISOString().slice(0, 10)],
      ),
    (summary) => summary,
    () => nothingYet,
  ),
  /** Of merged customers the limit that was set last; null where none was. */
  creditLimitByCustomerId: valueByKey<Money | null, Money & { key: string }>(
    (ids) =>
      manager.query(
        `SELECT DISTINCT ON (k.key) k.key, t.amount::text, t.currency_code AS "currencyCode"
          FROM identity.members($1::uuid[]) AS k JOIN ${tableOf(manager, CreditLimit)} t ON t.customer_id = k.member
          ORDER BY k.key, t.updated_at DESC, t.customer_id`,
        [ids],
      ),
    ({ amount, currencyCode }) => ({ amount, currencyCode }),
    () => null,
  ),
});
