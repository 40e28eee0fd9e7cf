import type { OutboxEvent } from '../../kit/outbox';
import { pastRecords } from '../../kit/past-events';
import { ConsentEvent } from './entity';

/** A consent event as others learn of it; it never changes. */
export const consentEvents = ({ id, customerId, channel, purpose, state, at }: ConsentEvent): OutboxEvent[] => [
  {
    type: 'marketing.consent.recorded',
    customerId,
    occurredAt: at,
    data: { consentEventId: id, channel, purpose, state },
    timeline: {
      kind: 'consent.recorded',
      summary: `Consent to ${channel} for ${purpose}: ${state.toLowerCase()}`,
      subjectType: 'ConsentEvent',
      subjectId: id,
    },
  },
];

/** Consent events as their rows tell of them. */
export const pastConsents = pastRecords(ConsentEvent, 'marketing.consent.recorded', consentEvents);
