import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { tableOf } from '../../kit/statement';
import { Deal } from './entity';
import { DealStageChange } from './stage-change-entity';

export interface StageMove {
  dealId: string;
  from: string | null;
  to: string;
  at: Date;
  actorId: string | null;
}

/**
 * Logs moves between stages, each deal's in the order given. A move never goes before one that is logged already:
 * an import may tell late, and with an earlier day, that a deal was closed.
 */
export async function logMoves(transaction: EntityManager, moves: readonly StageMove[]): Promise<void> {
  if (moves.length === 0) return;
  const table = tableOf(transaction, DealStageChange);
  await transaction.query(
    `INSERT INTO ${table} (id, deal_id, from_stage, to_stage, at, actor_id)
      SELECT n.id, n.deal_id, n.from_stage, n.to_stage,
        greatest(n.at, (SELECT max(c.at) FROM ${table} c WHERE c.deal_id = n.deal_id)), n.actor_id
      FROM jsonb_to_recordset($1::jsonb)
        AS n (id uuid, deal_id uuid, from_stage text, to_stage text, at timestamptz(3), actor_id uuid)`,
    [
      JSON.stringify(
        moves.map(({ dealId, from, to, at, actorId }) => ({
          id: uuid(),
          ...{ deal_id: dealId, from_stage: from, to_stage: to, at, actor_id: actorId },
        })),
      ),
    ],
  );
}

/** Moves the ends of the history to when the deals began and were closed, after these times were corrected. */
export async function realignHistory(transaction: EntityManager, dealIds: readonly string[]): Promise<void> {
  if (dealIds.length === 0) return;
  const table = tableOf(transaction, DealStageChange);
  await transaction.query(
    `UPDATE ${table} c SET updated_at = now(),
        at = CASE WHEN c.id = ends.latest AND d.closed_at IS NOT NULL THEN d.closed_at ELSE d.created_at END
      FROM ${tableOf(transaction, Deal)} d, LATERAL (
        SELECT (array_agg(e.id ORDER BY e.at, e.id))[1] AS earliest, (array_agg(e.id ORDER BY e.at DESC, e.id DESC))[1] AS latest
        FROM ${table} e WHERE e.deal_id = d.id) ends
      WHERE d.id = ANY ($1::uuid[]) AND c.deal_id = d.id
        AND (c.id = ends.earliest OR (c.id = ends.latest AND d.closed_at IS NOT NULL))`,
    [dealIds],
  );
}

/** A move with the time to the next one. */
export type TimedStageChange = DealStageChange & { secondsInStage: number | null };

const maximumInt = 2_147_483_647;

/** Moves of one deal, given in their order, with how long the deal stayed where it went. */
export const timed = (changes: readonly DealStageChange[]): TimedStageChange[] =>
  changes.map((change, index) => {
    const next = changes[index + 1];
    const seconds = next ? Math.floor((next.at.getTime() - change.at.getTime()) / 1000) : null;
    return { ...change, secondsInStage: seconds === null ? null : Math.min(Math.max(seconds, 0), maximumInt) };
  });
