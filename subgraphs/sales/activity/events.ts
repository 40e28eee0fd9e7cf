import type { EntityManager } from 'typeorm';
import { type OutboxEvent, publish } from '../../kit/outbox';
import { pastRecords } from '../../kit/past-events';
import { columnsOf, tableOf } from '../../kit/statement';
import { Activity } from './entity';

function eventOf({ id, customerId, dealId, kind, occurredAt }: Activity): OutboxEvent {
  const summary = `${kind.charAt(0)}${kind.slice(1).toLowerCase()}`;
  return {
    type: 'sales.activity.recorded',
    customerId,
    occurredAt,
    data: { activityId: id, dealId, kind },
    timeline: { kind: 'activity.recorded', summary, subjectType: 'Activity', subjectId: id },
  };
}

/** Activities as their rows tell of them. */
export const pastActivities = pastRecords(Activity, 'sales.activity.recorded', (activity) => [eventOf(activity)]);

/** Publishes activities that are new, or whose customer has just become known. */
export async function publishActivities(transaction: EntityManager, activityIds: readonly string[]): Promise<void> {
  if (activityIds.length === 0) return;
  const activities: Activity[] = await transaction.query(
    `SELECT ${columnsOf(transaction, Activity, 't')} FROM ${tableOf(transaction, Activity)} t
      WHERE t.id = ANY ($1::uuid[]) ORDER BY t.occurred_at, t.id`,
    [activityIds],
  );
  await publish(transaction, activities.map(eventOf));
}
