import type { EntityManager } from 'typeorm';
import { Refusal, notFound } from '../../kit/errors';
import { allowLongStatements } from '../../kit/import/checkpoint';
import { publish } from '../../kit/outbox';
import { tableOf } from '../../kit/statement';
import { optionalText, requireText } from '../../kit/text';
import { DealStage, type DealStatus } from './entity';
import { renameStages } from './rename';
import { readStages } from './stages';

export interface StageSet {
  name: string;
  status: DealStatus;
  /** Name the stage has had so far; null for one that keeps its name, or is new. */
  formerName?: string | null;
}

/** A stage as it is to be, with the name by which it is known until then; null for a new one. */
interface Planned {
  name: string;
  status: DealStatus;
  known: string | null;
}

const maximumStages = 50;

/** Refuses what no list of stages can be, whatever the deals are in. */
function plan(stages: readonly StageSet[], present: ReadonlyMap<string, DealStage>): Planned[] {
  if (stages.length > maximumStages) {
    throw new Refusal('LIMIT_EXCEEDED', `at most ${maximumStages} stages, got ${stages.length}`, ['stages']);
  }
  const planned = stages.map(({ name: given, status, formerName }, index): Planned => {
    const at = ['stages', String(index)];
    const name = requireText(given, 100, [...at, 'name']);
    const former = optionalText(formerName, 100, [...at, 'formerName']);
    if (former !== null && !present.has(former)) throw notFound('a stage with this name', [...at, 'formerName']);
    return { name, status, known: former ?? (present.has(name) ? name : null) };
  });
  for (const key of ['name', 'known'] as const) {
    const taken = planned.map((stage) => stage[key]);
    const twice = taken.findIndex((value, index) => value !== null && taken.indexOf(value) < index);
    if (twice >= 0) throw new Refusal('INVALID', 'two stages have one name', ['stages', String(twice), 'name']);
  }
  const has = (status: DealStatus) => planned.some((stage) => stage.status === status);
  if (planned[0]?.status !== 'OPEN' || !has('WON') || !has('LOST')) {
    throw new Refusal('INVALID', 'the first stage must be OPEN, and one WON and one LOST', ['stages']);
  }
  return planned;
}

/** Refuses to take a stage from under its deals, or to close or open them by the way. */
async function requireUnused(
  transaction: EntityManager,
  planned: readonly Planned[],
  present: ReadonlyMap<string, DealStage>,
): Promise<void> {
  const kept = new Map(planned.map((stage) => [stage.known, stage.status]));
  const touched = [...present.values()].filter(({ name, status }) => kept.get(name) !== status);
  const used: { name: string }[] = await transaction.query(
    `SELECT s.name FROM unnest($1::text[]) WITH ORDINALITY AS s (name, place)
      WHERE EXISTS (SELECT FROM sales.deals d WHERE d.stage = s.name) ORDER BY s.place`,
    [touched.map(({ name }) => name)],
  );
  const [first] = used;
  if (!first) return;
  const change = kept.has(first.name) ? 'its status cannot change' : 'it cannot be left out';
  throw new Refusal('CONFLICT', `deals are in ${first.name}: ${change}, only its name and place`, ['stages']);
}

/**
 * Puts stages in the place of those there are. Renamed ones keep their deals; nothing is done where deals are in one
 * that would be gone or mean something else.
 */
export async function setStages(transaction: EntityManager, stages: readonly StageSet[]): Promise<void> {
  // Renaming touches all deals of a stage and their log.
  await allowLongStatements(transaction);
  const table = tableOf(transaction, DealStage);
  // Whoever moves a deal reads the stages for it first, and waits here: see stagesForWriting.
  await transaction.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
  const present = await readStages(transaction);
  const planned = plan(stages, present);
  await requireUnused(transaction, planned, present);
  const kept = planned.map(({ known }) => known).filter((name) => name !== null);
  await transaction.query(`DELETE FROM ${table} WHERE name <> ALL ($1::text[])`, [kept]);
  await renameStages(
    transaction,
    planned.flatMap(({ known, name }) => (known !== null && known !== name ? [{ from: known, to: name }] : [])),
  );
  // Positions are unique at each moment, so all of them make room first.
  await transaction.query(`UPDATE ${table} SET position = -position`);
  await transaction.query(
    `INSERT INTO ${table} (name, status, position)
      SELECT name, status, place FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS s (name, status, place)
      ON CONFLICT (name) DO UPDATE SET status = excluded.status, position = excluded.position, updated_at = now()`,
    [planned.map(({ name }) => name), planned.map(({ status }) => status)],
  );
  await publish(transaction, [
    {
      type: 'sales.deal-stages.set',
      customerId: null,
      occurredAt: new Date(),
      data: { stages: planned.map(({ name, status, known }) => ({ name, status, formerName: known })) },
    },
  ]);
}
