import type { OutboxEvent } from '../../kit/outbox';
import type { CampaignMessage } from '../campaign-message/entity';

/** What comes back of a message; PREFETCHED: a machine fetched its picture. */
export type ReactionKind = 'OPENED' | 'PREFETCHED' | 'CLICKED';

/** What machines do, which is no part of the customer's story. */
const byMachines = new Set(['PREFETCHED', 'DELIVERED']);

export type Reaction = Pick<CampaignMessage, 'id' | 'campaignId' | 'customerId'>;

/** What came back of a message, as others learn of it. */
export function reactionEvent(
  { id, campaignId, customerId }: Reaction,
  kind: ReactionKind | 'DELIVERED',
  at: Date,
): OutboxEvent {
  const what = kind.toLowerCase();
  const event = {
    type: `marketing.message.${what}`,
    customerId,
    occurredAt: at,
    data: { messageId: id, campaignId },
  };
  if (byMachines.has(kind)) return event;
  const timeline = {
    kind: `message.${what}`,
    summary: `Campaign message ${what}`,
    subjectType: 'CampaignMessage',
    subjectId: id,
  };
  return { ...event, timeline };
}
