import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { byColumn, byCustomer, connectionsByKey } from '../../kit/list-by-key';
import { rowByKey, rowsByKey } from '../../kit/loaders';
import { Deal } from './entity';
import { dealList } from './list';
import type { StageOutcome, StageOutcomes } from './probability';
import { DealStageChange } from './stage-change-entity';

/** Closed deals by the stages they were in, and all of them under null. */
const stageOutcomes = `
  SELECT b.stage, count(*)::int AS closed, count(*) FILTER (WHERE d.status = 'WON')::int AS won
  FROM sales.deals d, LATERAL (
    SELECT DISTINCT c.to_stage AS stage FROM sales.deal_stage_changes c WHERE c.deal_id = d.id
    UNION ALL SELECT NULL) b
  WHERE d.status <> 'OPEN' GROUP BY 1`;

export const dealLoaders = (manager: EntityManager) => ({
  dealById: rowByKey(manager, Deal),
  dealsByCustomerId: connectionsByKey(manager, dealList, byCustomer),
  dealsByAccountId: connectionsByKey(manager, dealList, byColumn('account_id')),
  /** Read once a request; its only key is all. */
  stageOutcomes: new DataLoader<'all', StageOutcomes>(async (keys) => {
    const rows: (StageOutcome & { stage: string | null })[] = await manager.query(stageOutcomes);
    const outcomes = new Map(rows.map((row) => [row.stage, row]));
    return keys.map(() => outcomes);
  }),
  stageChangesByDealId: rowsByKey(manager, DealStageChange, 'deal_id', 't.at, t.id'),
});
