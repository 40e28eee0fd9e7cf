import { type MailContent, messageIdOf } from '../../kit/mail/outgoing-mail';
import { type MailTransport, mailTransport } from '../../kit/mail/transport';
import type { Settings } from '../../kit/settings';
import type { ClaimedMessage } from './decision';

/** Hands campaign messages over, each once. Rejects as MailTransport does. */
export interface Carrier {
  send(message: ClaimedMessage): Promise<void>;
  close(): void;
}

const contentOf = ({ address, name, letter }: ClaimedMessage): MailContent => ({
  to: { address, name },
  subject: letter.subject,
  text: letter.text,
  html: letter.html ?? undefined,
});

/** It was marked when it was claimed. */
const alreadyBegun = async () => {};

/** The way of e-mails. */
export function mailCarrier(settings: Settings, transport: MailTransport = mailTransport(settings)): Carrier {
  return {
    send: (message) =>
      transport.send(
        {
          messageId: messageIdOf(message.id, settings.mailFrom),
          date: message.sentAt,
          from: settings.mailFrom,
          content: contentOf(message),
        },
        alreadyBegun,
      ),
    close: () => transport.close(),
  };
}
