import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { columnsOf, tableOf } from '../../kit/statement';
import { Playbook } from './entity';
import { type PlaybookOutcome, cautiousRate } from './win-rate';

const maximumPlaybooks = 100;

export type RankedPlaybook = Playbook & { outcome: PlaybookOutcome };

const ranked = (manager: EntityManager, where: string) => `
  SELECT ${columnsOf(manager, Playbook, 't')}, jsonb_build_object(
      'closed', count(d.id)::int, 'won', count(d.id) FILTER (WHERE d.status = 'WON')::int,
      'wonDealIds', coalesce(jsonb_agg(d.id ORDER BY d.closed_at DESC, d.id) FILTER (WHERE d.status = 'WON'), '[]')) AS outcome
  FROM ${tableOf(manager, Playbook)} t LEFT JOIN sales.deals d
    ON d.status <> 'OPEN' AND (t.sku IS NULL OR d.sku = t.sku)
    AND t.kinds <@ ARRAY(SELECT a.kind FROM sales.activities a WHERE a.deal_id = d.id)
  WHERE ${where} GROUP BY t.id`;

/** Playbooks by id, in any order. */
export const playbooksById = (manager: EntityManager, ids: readonly string[]): Promise<RankedPlaybook[]> =>
  manager.query(ranked(manager, 't.id = ANY ($1::uuid[])'), [ids]);

/** Playbooks of deals that went through a stage and were for a product, the best win rate first. */
export async function bestPlaybooks(
  manager: EntityManager,
  { stage, sku, limit }: { stage?: string | null; sku?: string | null; limit?: number | null },
): Promise<RankedPlaybook[]> {
  const size = limit ?? 20;
  if (size < 1 || size > maximumPlaybooks) {
    throw new Refusal('INVALID', `limit must be between 1 and ${maximumPlaybooks}, got ${size}`, ['limit']);
  }
  const where = '($1::text IS NULL OR $1 = ANY (t.stages)) AND ($2::text IS NULL OR t.sku = $2)';
  const rows: RankedPlaybook[] = await manager.query(ranked(manager, where), [stage ?? null, sku ?? null]);
  return rows
    .sort((a, b) => cautiousRate(b.outcome) - cautiousRate(a.outcome) || (a.id < b.id ? 1 : -1))
    .slice(0, size);
}
