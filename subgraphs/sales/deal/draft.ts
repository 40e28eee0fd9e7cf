import { v7 as uuid } from 'uuid';
import { Refusal } from '../../kit/errors';
import type { CustomerReference } from '../../kit/identity';
import { optionalText, refColumns } from '../../kit/text';
import type { Deal } from './entity';
import { type DealFacts, dealColumns } from './facts';
import { requireStage } from '../deal-stage/stages';
import type { DealStage } from '../deal-stage/entity';
import type { StageMove } from './stage-history';

export interface DealRecord extends DealFacts {
  externalRef?: { system: string; value: string } | null;
  stage: string;
  lostReason?: string | null;
  accountId?: string | null;
  customer?: CustomerReference | null;
  /** When it began; for a new deal that does not say, when it was closed, else now. */
  createdAt?: Date | null;
  /** When it was closed, for a stage that closes; now for a deal that comes there and does not say. */
  closedAt?: Date | null;
}

/** A record whose texts, numbers and stage can be stored; undefined columns are left open. */
export interface Draft {
  stage: DealStage;
  columns: Partial<Deal> & Pick<Deal, 'externalSystem' | 'externalValue'>;
}

/** A deal as it starts. */
export type NewDeal = Partial<Deal> &
  Pick<Deal, 'id' | 'externalSystem' | 'externalValue' | 'stage' | 'createdAt' | 'closedAt'>;

/** Refuses what no deal can be, whether it is here already or not. */
export function draftDeal(
  record: DealRecord,
  stages: ReadonlyMap<string, DealStage>,
  staff: ReadonlySet<string>,
): Draft {
  const stage = requireStage(stages, record.stage, 'stage');
  const lostReason = optionalText(record.lostReason, 500, ['lostReason']);
  const { createdAt, closedAt } = record;
  if (lostReason !== null && stage.status !== 'LOST') {
    throw new Refusal('INVALID', `lostReason is for a lost deal, and a deal in ${stage.name} is ${stage.status}`, [
      'lostReason',
    ]);
  }
  if (closedAt && stage.status === 'OPEN') {
    throw new Refusal('INVALID', `closedAt is for a closed deal, and a deal in ${stage.name} is OPEN`, ['closedAt']);
  }
  if (closedAt && createdAt && closedAt < createdAt) {
    throw new Refusal('INVALID', 'closedAt must not be before createdAt', ['closedAt']);
  }
  return {
    stage,
    columns: {
      ...dealColumns(record, staff),
      ...refColumns(record.externalRef),
      lostReason: lostReason ?? undefined,
      createdAt: createdAt ?? undefined,
      closedAt: closedAt ?? undefined,
    },
  };
}

/** The deal of a draft, when it is not here yet. */
export function newDeal({ stage, columns }: Draft, now: Date): NewDeal {
  const closedAt = stage.status === 'OPEN' ? null : (columns.closedAt ?? now);
  return {
    ...columns,
    id: uuid(),
    name: columns.name ?? columns.externalValue ?? stage.name,
    stage: stage.name,
    status: stage.status,
    revision: 1,
    createdAt: columns.createdAt ?? columns.closedAt ?? now,
    closedAt,
  };
}

/** What a deal that is here already becomes by a draft; columns that are left open stay. */
export function changedDeal({ stage, columns }: Draft, stored: Deal, now: Date): Partial<Deal> {
  const moved = stored.stage !== stage.name;
  return {
    ...columns,
    stage: stage.name,
    status: stage.status,
    // A record may tell who the customer is; it does not hand the deal to somebody else.
    customerId: stored.customerId ?? columns.customerId,
    lostReason: stage.status === 'LOST' ? columns.lostReason : null,
    closedAt: stage.status === 'OPEN' ? null : (columns.closedAt ?? (moved ? now : undefined)),
  };
}

/** How a new deal came where it is: a closed one began in the first stage, for that is all that is known of it. */
export function arrivalOf({ id, stage, createdAt, closedAt }: NewDeal, firstStage: string, actorId: string | null) {
  const moves: StageMove[] = [];
  const begunBefore = closedAt !== null && createdAt < closedAt;
  if (begunBefore) moves.push({ dealId: id, from: null, to: firstStage, at: createdAt, actorId });
  moves.push({
    dealId: id,
    from: begunBefore ? firstStage : null,
    to: stage,
    at: closedAt ?? createdAt,
    actorId,
  });
  return moves;
}
