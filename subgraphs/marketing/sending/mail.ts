import { type MailContent, messageIdOf } from '../../kit/mail/outgoing-mail';
import { mailTransport } from '../../kit/mail/transport';
import type { Settings } from '../../kit/settings';
import { trackedHtml } from '../tracking/tracked-html';
import { unsubscribeHeaders } from '../unsubscribe/link';
import type { Carrier } from './carrier';
import type { ClaimedMessage } from './decision';

function contentOf({ id, address, name, letter, tracksIndividuals }: ClaimedMessage, settings: Settings): MailContent {
  const { subject, text, html } = letter;
  return {
    to: { address, name },
    subject,
    text,
    html: html === null ? undefined : tracksIndividuals ? trackedHtml(html, id, settings) : html,
    headers: unsubscribeHeaders(id, settings),
  };
}

/** It was marked when it was claimed. */
const alreadyBegun = async () => {};

/** What mail servers bear from one sender. */
const connections = { atMost: 10, mailsEach: 100 };

/** The way of e-mails. */
export function mailCarrier(settings: Settings): Carrier {
  const transport = mailTransport(settings, connections);
  return {
    send: (message) =>
      transport.send(
        {
          messageId: messageIdOf(message.id, settings.mailFrom),
          date: message.sentAt,
          from: settings.mailFrom,
          content: contentOf(message, settings),
        },
        alreadyBegun,
      ),
    close: () => transport.close(),
  };
}
