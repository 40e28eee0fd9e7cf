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
    send(message) {
      const url = partnerUrl(message.channel, settings);
      return url === undefined ? mail.send(message) : partnerCarrier(url, settings)(message);
    },
    close: () => mail.close(),
  };
}
