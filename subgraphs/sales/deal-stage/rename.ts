import type { EntityManager } from 'typeorm';
import { tableOf } from '../../kit/statement';
import { DealStage } from './entity';

export interface Renaming {
  from: string;
  to: string;
}

const newName = (column: string) =>
  `coalesce((SELECT r.new_name FROM renamed r WHERE r.old_name = ${column}), ${column})`;

/**
 * Gives stages other names, also where two exchange theirs. Deals follow by their foreign key; the log of moves and
 * the playbooks are told in names too, and what is learnt from them must not be lost with one.
 */
export async function renameStages(transaction: EntityManager, renamings: readonly Renaming[]): Promise<void> {
  if (renamings.length === 0) return;
  const [from, to] = [renamings.map((one) => one.from), renamings.map((one) => one.to)];
  const table = tableOf(transaction, DealStage);
  // By way of names that no stage can have: a name has no space at its end.
  for (const [before, after] of [
    [from, to.map((name) => `${name} `)],
    [to.map((name) => `${name} `), to],
  ]) {
    await transaction.query(
      `UPDATE ${table} s SET name = r.new_name, updated_at = now()
        FROM unnest($1::text[], $2::text[]) AS r (old_name, new_name) WHERE s.name = r.old_name`,
      [before, after],
    );
  }
  const renamed = 'WITH renamed AS (SELECT * FROM unnest($1::text[], $2::text[]) AS r (old_name, new_name))';
  await transaction.query(
    `${renamed} UPDATE sales.deal_stage_changes c
      SET from_stage = ${newName('c.from_stage')}, to_stage = ${newName('c.to_stage')}, updated_at = now()
      WHERE c.from_stage = ANY ($1::text[]) OR c.to_stage = ANY ($1::text[])`,
    [from, to],
  );
  await transaction.query(
    `${renamed} UPDATE sales.playbooks p SET updated_at = now(),
        stages = ARRAY(SELECT ${newName('s.name')} FROM unnest(p.stages) WITH ORDINALITY AS s (name, place) ORDER BY s.place)
      WHERE p.stages && $1::text[]`,
    [from, to],
  );
}
