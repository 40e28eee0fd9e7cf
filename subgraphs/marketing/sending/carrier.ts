import { NotTakenError } from '../../kit/mail/mail-errors';
import type { PartnerChannel } from '../../kit/outreach';
import type { Settings } from '../../kit/settings';
import type { Channel } from '../campaign/entity';
import type { ClaimedMessage } from './decision';
import { mailCarrier } from './mail';
import { partnerCarrier } from './partner';

/** Hands campaign messages over, each once. Rejects as MailTransport does. */
export interface Carrier {
  send(message: ClaimedMessage): Promise<void>;
  close(): void;
}

const partnerUrl = (channel: Channel, { outreach }: Pick<Settings, 'outreach'>): string | undefined =>
  outreach.channelUrls[channel as PartnerChannel];

/** Whether messages of a channel can be sent from here. */
export const isCarried = (channel: Channel, settings: Pick<Settings, 'outreach'>): boolean =>
  channel === 'EMAIL' || partnerUrl(channel, settings) !== undefined;

/** Hands each message to whoever carries its channel. */
export function carrierOf(settings: Settings): Carrier {
  const mail = mailCarrier(settings);
  return {
    async send(message) {
      if (message.channel === 'EMAIL') return mail.send(message);
      const url = partnerUrl(message.channel, settings);
      // It was there when the campaign was queued, and may be again.
      if (url === undefined) throw new NotTakenError(`nobody carries messages by ${message.channel}`);
      return partnerCarrier(url, settings)(message);
    },
    close: () => mail.close(),
  };
}
