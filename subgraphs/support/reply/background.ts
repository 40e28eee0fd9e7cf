import type { BackgroundServices, BackgroundTask } from '../../kit/background';
import { MailSender } from '../../kit/mail/sender';
import { mailTransport } from '../../kit/mail/transport';

/** Sends what support writes to customers. */
export const mailTasks = ({ database, settings, log }: BackgroundServices): BackgroundTask[] => [
  new MailSender({ database, transport: mailTransport(settings), mailFrom: settings.mailFrom, log }),
];
