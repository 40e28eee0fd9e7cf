import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import type { IdentitySettings } from '../../kit/identity';
import { optionalText } from '../../kit/text';
import type { CampaignReference } from '../campaign/reference';
import {
  type CustomerRecord,
  type RecordKind,
  type Recorded,
  recordForCustomers,
} from '../record/record-for-customers';
import { CampaignMessage, type MessageStatus } from './entity';
import { messageEvents } from './events';

export interface MessageRecord extends CustomerRecord {
  campaign: CampaignReference;
  subject?: string | null;
  body?: string | null;
  /** SENT when a new message leaves it open. */
  status?: MessageStatus | null;
  sentAt?: Date | null;
  openedAt?: Date | null;
  clickedAt?: Date | null;
}

const messages: RecordKind<CampaignMessage, MessageRecord> = {
  entity: CampaignMessage,
  columns: ({ subject, body, status, sentAt, openedAt, clickedAt }) => {
    const times = { sentAt: sentAt ?? undefined, openedAt: openedAt ?? undefined, clickedAt: clickedAt ?? undefined };
    const [given] = Object.entries(times).flatMap(([name, time]) => (time ? [name] : []));
    if (given && (status === 'QUEUED' || status === 'HELD')) {
      throw new Refusal('INVALID', `a message that is ${status} was not sent, so it has no ${given}`, [given]);
    }
    return {
      subject: optionalText(subject, 500, ['subject']) ?? undefined,
      body: optionalText(body, 100_000, ['body']) ?? undefined,
      status: status ?? undefined,
      ...times,
    };
  },
  initial: () => ({ status: 'SENT' }),
  events: messageEvents,
};

/** Records messages that a campaign sent; see recordForCustomers for order and refusals. */
export const recordMessages = (
  transaction: EntityManager,
  records: readonly MessageRecord[],
  settings: IdentitySettings,
): Promise<(Recorded | Refusal)[]> => recordForCustomers(transaction, messages, records, settings);
