import type { Statement } from '../../kit/statement';
import type { TicketKind } from '../ticket/entity';

/** Of each kind, the last instant at which a ticket may have begun to be overdue now. */
export type OverdueSince = Record<TicketKind, Date | null>;

interface OverdueFilter {
  eq?: boolean | null;
  isNull?: boolean | null;
  /** Filled in before the filter is used: what is overdue depends on business hours, which SQL does not know. */
  since?: OverdueSince;
}

/** Condition of TicketFilter.overdue. */
export function overdueCondition({ eq, isNull, since }: OverdueFilter, statement: Statement): string {
  if (!since) throw new Error('a filter that asks what is overdue was used without its instants');
  const conditions = ['TRUE'];
  if (eq != null) {
    const kinds = Object.entries(since).flatMap(([kind, instant]) =>
      instant ? [`t.kind = ${statement.bind(kind)} AND t.created_at < ${statement.bind(instant, 'timestamptz')}`] : [],
    );
    const overdue = kinds.length ? kinds.join(' OR ') : 'FALSE';
    const isOverdue = `(t.status IN ('NEW', 'OPEN', 'PENDING') AND t.first_response_at IS NULL AND (${overdue}))`;
    conditions.push(eq ? isOverdue : `NOT ${isOverdue}`);
  }
  if (isNull != null) conditions.push(isNull ? 'FALSE' : 'TRUE');
  return `(${conditions.join(' AND ')})`;
}
