import type { BackgroundServices, BackgroundTask } from '../kit/background';
import { MailSender } from '../kit/mail/sender';
import { mailTransport } from '../kit/mail/transport';
import { dueWatcher } from './response/watcher';

/** Sends what support writes to customers, and says which answers are due. */
export const supportTasks = ({ database, commits, settings, log }: BackgroundServices): BackgroundTask[] => [
  new MailSender({ database, transport: mailTransport(settings), mailFrom: settings.mailFrom, log }).task(commits),
  dueWatcher({ database, settings }),
];
