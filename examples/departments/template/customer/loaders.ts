import type { EntityManager } from 'typeorm';
import { canonicalCustomerId, valueByKey } from '../../../../subgraphs/kit/loaders';
import { tableOf } from '../../../../subgraphs/kit/statement';
import { TemplateRecord } from '../record/entity';

export interface TemplateSummary {
  recordCount: number;
  lastRecordAt: Date | null;
}

const nothingYet: TemplateSummary = { recordCount: 0, lastRecordAt: null };

export const customerLoaders = (manager: EntityManager) => ({
  canonicalCustomerId: canonicalCustomerId(manager),
  templateSummaryByCustomerId: valueByKey<TemplateSummary, TemplateSummary & { key: string }>(
    (ids) =>
      manager.query(
        `SELECT k.key, count(*)::int AS "recordCount", max(t.created_at) AS "lastRecordAt"
          FROM identity.members($1::uuid[]) AS k JOIN ${tableOf(manager, TemplateRecord)} t ON t.customer_id = k.member
          GROUP BY k.key`,
        [ids],
      ),
    (summary) => summary,
    () => nothingYet,
  ),
});
