import type { EntityManager } from 'typeorm';
import { type OutboxEvent, publish } from '../../kit/outbox';
import { pastRecords } from '../../kit/past-events';
import { columnsOf, tableOf } from '../../kit/statement';
import { Deal } from './entity';
import type { DealStage, DealStatus } from '../deal-stage/entity';
import type { StageMove } from './stage-history';

const kinds: Record<DealStatus, string> = { OPEN: 'moved', WON: 'won', LOST: 'lost' };

const noteOf = (dealId: string, kind: string, summary: string) => ({
  timeline: { kind: `deal.${kind}`, summary, subjectType: 'Deal', subjectId: dealId },
});

const dataOf = ({ id, stage, status, amount, currencyCode, revision }: Deal) => ({
  ...{ dealId: id, stage, status, amount, currencyCode, revision },
});

function created(deal: Deal): OutboxEvent {
  const { customerId, createdAt } = deal;
  const note = noteOf(deal.id, 'created', 'Deal opened');
  return { type: 'sales.deal.created', customerId, occurredAt: createdAt, data: dataOf(deal), ...note };
}

/** Deals as their rows tell that they were opened. */
export const pastDeals = pastRecords(Deal, 'sales.deal.created', (deal) => [created(deal)]);

function moved(deal: Deal, { from, to, at }: StageMove, stages: ReadonlyMap<string, DealStage>): OutboxEvent {
  const kind = kinds[stages.get(to)?.status ?? 'OPEN'];
  const summary = kind === 'moved' ? `Deal moved from ${from} to ${to}` : `Deal ${kind}`;
  const data = { ...dataOf(deal), from, to };
  return {
    type: `sales.deal.${kind}`,
    customerId: deal.customerId,
    occurredAt: at,
    data,
    ...noteOf(deal.id, kind, summary),
  };
}

export interface DealNews {
  created?: readonly string[];
  changed?: readonly string[];
  /** Moves from one stage to another; those into a deal's first one are part of created. */
  moves?: readonly StageMove[];
}

/** Publishes what became of deals, as they are now; the customers they are with. */
export async function publishDeals(
  transaction: EntityManager,
  news: DealNews,
  stages: ReadonlyMap<string, DealStage>,
): Promise<(string | null)[]> {
  const { created: fresh = [], changed = [] } = news;
  const moves = (news.moves ?? []).filter(({ from }) => from !== null);
  const ids = [...new Set([...fresh, ...changed, ...moves.map(({ dealId }) => dealId)])];
  if (ids.length === 0) return [];
  const rows: Deal[] = await transaction.query(
    `SELECT ${columnsOf(transaction, Deal, 't')} FROM ${tableOf(transaction, Deal)} t WHERE t.id = ANY ($1::uuid[])`,
    [ids],
  );
  const deals = new Map(rows.map((deal) => [deal.id, deal]));
  const of = (dealIds: readonly string[]) => dealIds.flatMap((id) => deals.get(id) ?? []);
  const now = new Date();
  await publish(transaction, [
    ...of(fresh).map(created),
    ...of(changed).map((deal) => ({
      ...{ type: 'sales.deal.changed', customerId: deal.customerId, occurredAt: now, data: dataOf(deal) },
    })),
    ...moves.flatMap((move) => of([move.dealId]).map((deal) => moved(deal, move, stages))),
  ]);
  return rows.map(({ customerId }) => customerId);
}
