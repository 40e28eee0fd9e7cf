import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { StageRule } from './stage';

export const lifeCycleLoaders = (manager: EntityManager) => ({
  /** The rules as they are now, in their order, read once a request; the only key is now. */
  stageRules: new DataLoader(async (keys: readonly 'now'[]) => {
    const rules: StageRule[] = await manager.query(
      'SELECT stage, condition FROM customer.stage_rules() ORDER BY place',
    );
    return keys.map(() => rules);
  }),
});
