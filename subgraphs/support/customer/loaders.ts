import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { canonicalCustomerId, valueByKey } from '../../kit/loaders';
import { tableOf } from '../../kit/statement';
import { Ticket } from '../ticket/entity';
import { openStatuses } from '../ticket/status';

export interface SupportSummary {
  openTicketCount: number;
  openComplaintCount: number;
  lastTicketAt: Date | null;
}

const nothingYet: SupportSummary = { openTicketCount: 0, openComplaintCount: 0, lastTicketAt: null };

export const customerLoaders = (manager: EntityManager) => ({
  canonicalCustomerId: canonicalCustomerId(manager),
  supportSummaryByCustomerId: valueByKey<SupportSummary, SupportSummary & { key: string }>(
    (ids) =>
      queryPrepared(
        manager,
        `SELECT k.key, max(t.created_at) AS "lastTicketAt",
            count(*) FILTER (WHERE t.status = ANY ($2::text[]))::int AS "openTicketCount",
            count(*) FILTER (WHERE t.status = ANY ($2::text[]) AND t.kind = 'COMPLAINT')::int AS "openComplaintCount"
          FROM identity.members($1::uuid[]) AS k JOIN ${tableOf(manager, Ticket)} t ON t.customer_id = k.member
          GROUP BY k.key`,
        [ids, openStatuses],
      ),
    (summary) => summary,
    () => nothingYet,
  ),
});
