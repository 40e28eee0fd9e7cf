import type { OutboxEvent } from '../../kit/outbox';
import type { CampaignMessage } from '../campaign-message/entity';
import type { CampaignStatus } from '../campaign/entity';

export type SettledMessage = Pick<
  CampaignMessage,
  'id' | 'customerId' | 'campaignId' | 'status' | 'sentAt' | 'heldBecause'
>;

const noted = {
  sent: { kind: 'message.sent', summary: 'Campaign message sent' },
  bounced: { kind: 'message.bounced', summary: 'Campaign message bounced' },
  held: { kind: 'message.held', summary: 'Campaign message held back' },
};

/** A message that was sent from here, or was not, as others learn of it. */
export function settledEvent(message: SettledMessage, now: Date): OutboxEvent {
  const { id, customerId, campaignId, status, sentAt, heldBecause } = message;
  const what = status === 'HELD' ? 'held' : status === 'BOUNCED' ? 'bounced' : 'sent';
  return {
    type: `marketing.message.${what}`,
    customerId,
    occurredAt: (status === 'SENT' ? sentAt : null) ?? now,
    data: { messageId: id, campaignId, status, sentAt, heldBecause },
    timeline: { ...noted[what], subjectType: 'CampaignMessage', subjectId: id },
  };
}

/** A campaign that begins or ends. */
export const campaignEvent = (campaignId: string, status: CampaignStatus): OutboxEvent => ({
  ...{ type: 'marketing.campaign.changed', customerId: null, occurredAt: new Date(), data: { campaignId, status } },
});
