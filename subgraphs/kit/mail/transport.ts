import type { Settings } from '../settings';
import { fileTransport } from './file-transport';
import type { MailContent } from './outgoing-mail';
import type { ConnectionLimits } from './smtp-connections';
import { smtpTransport } from './smtp-transport';

export interface SentMail {
  messageId: string;
  date: Date;
  from: string;
  content: MailContent;
}

/** Hands mails over. */
export interface MailTransport {
  /**
   * Resolves when the mail was taken. Rejects with NotTakenError when it certainly was not and may be tried again,
   * with RefusedMailError when it never will be; with anything else nobody knows whether it was. Waits for begin right
   * before the mail leaves, and hands nothing over when that rejects.
   */
  send(mail: SentMail, begin: () => Promise<void>): Promise<void>;
  /** Whether a mail in doubt may be sent again, because the second time leaves no second mail. */
  isRepeatable: boolean;
  close(): void;
}

/** The way that the settings name; limits are those of connections to a mail server, one per mail unless given. */
export const mailTransport = (settings: Settings, limits?: ConnectionLimits): MailTransport =>
  settings.smtpUrl === null
    ? fileTransport(settings.mailFolder, settings.dkim)
    : smtpTransport(settings.smtpUrl, settings.dkim, limits);
