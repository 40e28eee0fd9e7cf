import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { columnsOf, tableOf } from '../../kit/statement';
import { DealStage } from './stage-entity';

/** All stages by name, first to last. */
export async function readStages(manager: EntityManager): Promise<Map<string, DealStage>> {
  const stages: DealStage[] = await manager.query(
    `SELECT ${columnsOf(manager, DealStage, 't')} FROM ${tableOf(manager, DealStage)} t ORDER BY t.position`,
  );
  return new Map(stages.map((stage) => [stage.name, stage]));
}

/** The stage of this name; the refusal of any other lists those there are. */
export function requireStage(stages: ReadonlyMap<string, DealStage>, name: string, field: string): DealStage {
  const stage = stages.get(name);
  if (stage) return stage;
  throw new Refusal('INVALID', `${field} must be one of ${[...stages.keys()].join(', ')}`, [field]);
}
