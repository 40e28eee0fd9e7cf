import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { columnsOf, tableOf } from '../../kit/statement';
import { DealStage } from './entity';

async function stagesOf(manager: EntityManager, lock: string): Promise<Map<string, DealStage>> {
  const stages: DealStage[] = await manager.query(
    `SELECT ${columnsOf(manager, DealStage, 't')} FROM ${tableOf(manager, DealStage)} t ORDER BY t.position ${lock}`,
  );
  return new Map(stages.map((stage) => [stage.name, stage]));
}

/** All stages by name, first to last. */
export const readStages = (manager: EntityManager) => stagesOf(manager, '');

/**
 * The same for who puts a deal into one: they stay as they are until the transaction ends. Stages are locked before any
 * deal, by everybody: whoever held a deal while waiting for a stage would wait for whoever renames it, who waits for
 * the deal.
 */
export const stagesForWriting = (transaction: EntityManager) => stagesOf(transaction, 'FOR KEY SHARE');

/** The stage of this name; the refusal of any other lists those there are. */
export function requireStage(stages: ReadonlyMap<string, DealStage>, name: string, field: string): DealStage {
  const stage = stages.get(name);
  if (stage) return stage;
  throw new Refusal('INVALID', `${field} must be one of ${[...stages.keys()].join(', ')}`, [field]);
}
