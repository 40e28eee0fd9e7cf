import type { OutboxEvent } from '../../kit/outbox';
import type { CampaignMessage, MessageStatus } from './entity';

const summaries: Record<MessageStatus, string> = {
  QUEUED: 'Campaign message queued',
  SENT: 'Campaign message sent',
  DELIVERED: 'Campaign message delivered',
  BOUNCED: 'Campaign message bounced',
  HELD: 'Campaign message held back',
};

/** A campaign message as others learn of it; the timeline tells how it stood when it was recorded. */
export function messageEvents(message: CampaignMessage, isNew: boolean): OutboxEvent[] {
  const { id, customerId, campaignId, status, sentAt, openedAt, clickedAt, createdAt } = message;
  const data = { messageId: id, campaignId, status, sentAt, openedAt, clickedAt };
  if (!isNew) return [{ type: 'marketing.message.changed', customerId, occurredAt: new Date(), data }];
  const timeline = {
    kind: 'message.recorded',
    summary: summaries[status],
    subjectType: 'CampaignMessage',
    subjectId: id,
  };
  return [{ type: 'marketing.message.recorded', customerId, occurredAt: sentAt ?? createdAt, data, timeline }];
}
