import type { EntityManager } from 'typeorm';
import { share } from '../../kit/metric';
import { instantsOf, readPeriod } from '../../kit/period';
import { tableOf } from '../../kit/statement';
import { CsatScore } from '../csat/entity';
import { RefusedReply } from '../reply/refused-entity';
import { responseTargets } from '../response/targets';
import { Ticket, type TicketKind } from '../ticket/entity';
import { type Counted, countedColumns, metricsOf, nothingCounted } from './metrics';

interface Answered {
  kind: TicketKind;
  createdAt: Date;
  firstResponseAt: Date | null;
  isOver: boolean;
}

/** How many first answers were due by now, and how many of them came in time. */
async function kept(manager: EntityManager, tickets: readonly Answered[], timeZone: string, now: Date) {
  const targets = await responseTargets(manager, timeZone);
  let [due, inTime] = [0, 0];
  for (const { kind, createdAt, firstResponseAt, isOver } of tickets) {
    // History that does not say when a ticket was answered says nothing about its target either.
    if (!firstResponseAt && isOver) continue;
    const dueAt = targets.dueAt({ kind, createdAt });
    if (!dueAt || (!firstResponseAt && dueAt > now)) continue;
    due += 1;
    if (firstResponseAt && firstResponseAt <= dueAt) inTime += 1;
  }
  return { due, inTime };
}

export type ServiceLevelFigures = Awaited<ReturnType<typeof serviceLevels>>;

/** Everything about the tickets that were opened in a period. */
export async function serviceLevels(manager: EntityManager, name: string, timeZone: string) {
  const { from, end } = instantsOf(readPeriod(name, 'period'), timeZone);
  const inPeriod = `t.created_at >= $1 AND t.created_at < $2 AND t.status <> 'MERGED'`;
  const tickets = tableOf(manager, Ticket);
  const [counted]: Counted[] = await manager.query(
    `SELECT ${countedColumns} FROM ${tickets} t LEFT JOIN ${tableOf(manager, CsatScore)} s ON s.ticket_id = t.id
      WHERE ${inPeriod}`,
    [from, end],
  );
  const answered: Answered[] = await manager.query(
    `SELECT kind, created_at AS "createdAt", first_response_at AS "firstResponseAt",
        status IN ('RESOLVED', 'CLOSED') AS "isOver" FROM ${tickets} t WHERE ${inPeriod}`,
    [from, end],
  );
  const [refused]: { count: number }[] = await manager.query(
    `SELECT count(*)::int AS count FROM ${tableOf(manager, RefusedReply)} WHERE created_at >= $1 AND created_at < $2`,
    [from, end],
  );
  const { due, inTime } = await kept(manager, answered, timeZone, new Date());
  return {
    period: name,
    ...metricsOf(counted ?? nothingCounted),
    withinTarget: share(inTime, due, 'First answers in time, of those due by now, by the response policy of today.'),
    missedReplies: due - inTime,
    doubleRepliesPrevented: refused?.count ?? 0,
  };
}
