import type { OutboxEvent } from '../../kit/outbox';
import { pastRecords } from '../../kit/past-events';
import { Lead } from './entity';

/** A lead as others learn of it: captured, and how far it has come since. */
export function leadEvents({ id, customerId, campaignId, status, capturedAt }: Lead, isNew: boolean): OutboxEvent[] {
  const [kind, summary] = isNew ? ['captured', 'Lead captured'] : ['changed', `Lead is ${status.toLowerCase()}`];
  return [
    {
      type: `marketing.lead.${kind}`,
      customerId,
      occurredAt: isNew ? capturedAt : new Date(),
      data: { leadId: id, campaignId, status },
      timeline: { kind: `lead.${kind}`, summary, subjectType: 'Lead', subjectId: id },
    },
  ];
}

/** Leads as their rows tell that they were captured. */
export const pastLeads = pastRecords(Lead, 'marketing.lead.captured', (lead) => leadEvents(lead, true));

/** A lead that is worth a seller's time, handed over to sales; the change of status has an event of its own. */
export const handOverEvent = ({ id, customerId, campaignId, source }: Lead): OutboxEvent => ({
  type: 'marketing.lead.qualified',
  customerId,
  occurredAt: new Date(),
  data: { leadId: id, source, campaignId },
});
