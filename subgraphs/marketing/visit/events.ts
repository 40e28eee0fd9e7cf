import type { OutboxEvent } from '../../kit/outbox';
import { pastRecords } from '../../kit/past-events';
import { Visit, type VisitKind } from './entity';

const summaries: Record<VisitKind, string> = {
  PAGE: 'Looked at a page',
  PRODUCT: 'Looked at a product',
  CART: 'Put something into the cart',
  FORM: 'Filled in a form',
  EVENT: 'Came to an event',
};

/** A visit as others learn of it; one that was corrected says nothing new to the timeline. */
export function visitEvents({ id, customerId, kind, sku, campaignId, at }: Visit, isNew: boolean): OutboxEvent[] {
  const data = { visitId: id, kind, sku, campaignId };
  if (!isNew) return [{ type: 'marketing.visit.changed', customerId, occurredAt: new Date(), data }];
  const timeline = { kind: 'visit.recorded', summary: summaries[kind], subjectType: 'Visit', subjectId: id };
  return [{ type: 'marketing.visit.recorded', customerId, occurredAt: at, data, timeline }];
}

/** Visits as their rows tell of them. */
export const pastVisits = pastRecords(Visit, 'marketing.visit.recorded', (visit) => visitEvents(visit, true));
